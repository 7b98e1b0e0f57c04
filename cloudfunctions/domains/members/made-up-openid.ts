import { newId } from '../../kernel/ids'

/** WeChat's openids have letters, digits, - and _ only, so no caller can ever be named like this. */
const sign = 'nobody:'

/** Stands for the openid of somebody who does not use WeChat, because the unique index needs one. */
export function madeUpOpenid(): string {
  return `${sign}${newId('w')}`
}

/** Whether a record belongs to nobody in WeChat. */
export function isMadeUp({ openid }: { openid: string }): boolean {
  return openid.startsWith(sign)
}
