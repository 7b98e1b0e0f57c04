import type { Criteria } from '../../platform/database'
import { command } from '../../platform/database'

/** Openids that stand for nobody in WeChat begin so; WeChat's own have no colon. The character after it ends the range. */
const [from, below] = ['nobody:', 'nobody;']

/** Members whom WeChat does not reach: others act for them, and what they are told is told by telephone. */
export function isWithoutWeChat(): Criteria {
  const _ = command()
  return { openid: _.gte(from).and(_.lt(below)) }
}

/** The same as an expression of an aggregation over members. */
export function withoutWeChatExpression(): object {
  const $ = command().aggregate
  return $.and([$.gte(['$openid', from]), $.lt(['$openid', below])])
}
