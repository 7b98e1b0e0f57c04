import { AppError } from '../../kernel/app-error'
import { weChatApi } from '../../platform/wechat'

/** The phone WeChat vouches for, else the typed one, else none. */
export async function phoneOf(entered: { phone?: string | undefined; phoneCode?: string | undefined }): Promise<string | null> {
  if (entered.phoneCode === undefined) return entered.phone ?? null
  const vouched = await weChatApi().phoneNumber(entered.phoneCode)
  if (vouched === null) throw new AppError('PHONE_INVALID')
  return vouched
}
