import { defineCapability } from '../elements/open-capabilities'
import type { BuiltIn } from '../elements/built-in'
import { showModal } from '../dialogs/modal'
import { chooseAvatar } from '../wx/choose-files'
import { agreeToPrivacy, requirePrivacy } from '../wx/privacy'
import { describe } from './report'
import type { Router } from './router'
import { settings } from './settings'
import { share } from './share'

/** What buttons with an `open-type` do. */
export function defineCapabilities(router: Router): void {
  defineCapability(
    'share',
    ({ component }) => void share(router, { from: 'button', target: component.getMethodCaller() as object }),
  )
  defineCapability('agreePrivacyAuthorization', (builtIn) => {
    agreeToPrivacy()
    builtIn.fire('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
  })
  defineCapability('getPhoneNumber', (builtIn) => void answer(builtIn, 'getPhoneNumber', getPhoneNumber))
  defineCapability(
    'chooseAvatar',
    (builtIn) => void answer(builtIn, 'chooseAvatar', async () => ({ avatarUrl: await chooseAvatar() })),
  )
  defineCapability('openSetting', (builtIn) => builtIn.fire('opensetting', { errMsg: 'openSetting:ok', authSetting: {} }))
  for (const [openType, words] of [
    ['contact', '在微信中，这里会打开客服会话。'],
    ['feedback', '在微信中，这里会打开意见反馈。'],
  ] as const) {
    defineCapability(openType, () => void showModal({ title: '提示', content: words, showCancel: false }))
  }
}

async function answer(builtIn: BuiltIn, name: string, run: () => Promise<object>): Promise<void> {
  const event = name.toLowerCase()
  try {
    builtIn.fire(event, { errMsg: `${name}:ok`, ...(await run()) })
  } catch (error) {
    const reason = error instanceof Error ? error.message : describe(error)
    builtIn.fire(event, { errMsg: `${name}:fail ${reason}` })
  }
}

async function getPhoneNumber(): Promise<object> {
  await requirePrivacy('getPhoneNumber')
  const { confirm } = await showModal({
    title: '手机号',
    content: '申请获取并验证您的手机号',
    cancelText: '拒绝',
    confirmText: '允许',
  })
  if (!confirm) throw new Error('user deny')
  const response = await fetch('/wechat/_phone-code', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ openid: settings.person }),
  })
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
  const { code } = (await response.json()) as { code: string }
  return { code }
}
