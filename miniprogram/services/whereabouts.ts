import { confirm } from './confirm'
import { toast } from './toast'

/** Roughly where the phone is, in degrees as Chinese maps count them. */
export interface Whereabouts {
  latitude: number
  longitude: number
}

/** Asks WeChat for it; nothing when the person does not want to say, or the phone does not know. WeChat itself asks the first time. */
export async function whereabouts(): Promise<Whereabouts | undefined> {
  const answer = await located()
  if (typeof answer !== 'string') return answer
  if (!answer.includes('deny') && !answer.includes('denied') && !answer.includes('auth')) {
    toast('暂时不知道您在哪里，请打开手机的定位再试')
    return undefined
  }
  const content = '要找附近的活动，请在设置里允许使用位置。位置只用来算距离，不保存。'
  if (await confirm({ title: '还不知道您在哪里', content, confirmText: '去打开', cancelText: '以后再说' })) void wx.openSetting()
  return undefined
}

/** Where, or what WeChat says against it. */
function located(): Promise<Whereabouts | string> {
  return new Promise((resolve) => {
    wx.getFuzzyLocation({
      type: 'gcj02',
      success: ({ latitude, longitude }) => resolve({ latitude, longitude }),
      fail: ({ errMsg }) => resolve(errMsg),
    })
  })
}
