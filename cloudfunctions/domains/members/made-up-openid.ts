import { newId } from '../../kernel/ids'
import type { Criteria } from '../../platform/database'
import { command } from '../../platform/database'

/** WeChat's openids have letters, digits, - and _ only, so no caller can ever be named like this. */
const sign = 'nobody:'
/** The character after the colon ends the range of what begins so. */
const below = 'nobody;'

/** Stands for the openid of somebody who does not use WeChat, because the unique index needs one; the same for the same `of`. */
export function madeUpOpenid(of = newId('w')): string {
  return `${sign}${of}`
}

/** Whether a record belongs to nobody in WeChat. */
export function isMadeUp({ openid }: { openid: string }): boolean {
  return openid.startsWith(sign)
}

/** Members whom WeChat does not reach: others act for them, and what they are told is told by telephone. */
export function isWithoutWeChat(): Criteria {
  const _ = command()
  return { openid: _.gte(sign).and(_.lt(below)) }
}

/** The same as an expression of an aggregation over members. */
export function withoutWeChatExpression(): object {
  const $ = command().aggregate
  return $.and([$.gte(['$openid', sign]), $.lt(['$openid', below])])
}
