import { showActionSheet } from '../dialogs/action-sheet'
import { showModal } from '../dialogs/modal'
import { settings } from '../phone/settings'
import { showToast } from '../dialogs/toast'
import { methods, Refusal, type Api } from './convention'
import { requirePrivacy } from './privacy'

interface CalendarOptions {
  title: string
  startTime: number
  endTime?: number
  location?: string
  description?: string
}

interface PlaceOptions {
  latitude: number
  longitude: number
  name?: string
  address?: string
}

let clipboard = ''

async function setClipboardData({ data }: { data: string }): Promise<void> {
  await requirePrivacy('setClipboardData')
  clipboard = data
  await navigator.clipboard?.writeText(data).catch(() => undefined)
  showToast({ title: '内容已复制', icon: 'none' })
}

async function makePhoneCall({ phoneNumber }: { phoneNumber: string }): Promise<void> {
  if ((await showActionSheet([`呼叫 ${phoneNumber}`])) === undefined) throw new Refusal('cancel')
}

async function addPhoneCalendar({ title, startTime, endTime, location }: CalendarOptions): Promise<void> {
  await requirePrivacy('addPhoneCalendar')
  const at = (seconds: number): string => new Date(seconds * 1000).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })
  const lines = [
    title,
    `开始：${at(startTime)}`,
    ...(endTime ? [`结束：${at(endTime)}`] : []),
    ...(location ? [`地点：${location}`] : []),
  ]
  const { confirm } = await showModal({ title: '添加到手机日历', content: lines.join('\n'), confirmText: '添加' })
  if (!confirm) throw new Refusal('cancel')
}

async function openLocation({ latitude, longitude, name = '', address = '' }: PlaceOptions): Promise<void> {
  const content = [name, address, `北纬 ${latitude}，东经 ${longitude}`].filter(Boolean).join('\n')
  await showModal({ title: '查看地图', content, showCancel: false, confirmText: '返回' })
}

/** The middle of the places in the seeds, as if the phone stood there. */
async function getFuzzyLocation(): Promise<object> {
  await requirePrivacy('getFuzzyLocation')
  const { confirm } = await showModal({ title: '使用您的大致位置', content: '同心桥想知道您大致在哪里', confirmText: '允许' })
  if (!confirm) throw new Refusal('auth deny')
  return { latitude: 30.25, longitude: 120.16 }
}

async function chooseLocation(): Promise<object> {
  await requirePrivacy('chooseLocation')
  const { confirm, content } = await showModal({ title: '选择位置', editable: true, placeholderText: '请输入地点名称' })
  if (!confirm) throw new Refusal('cancel')
  return { name: content ?? '', address: content ?? '', latitude: 39.9, longitude: 116.4 }
}

export const deviceApi: Api = methods({
  setClipboardData,
  getClipboardData: () => ({ data: clipboard }),
  makePhoneCall,
  addPhoneCalendar,
  addPhoneRepeatCalendar: addPhoneCalendar,
  openLocation,
  chooseLocation,
  getFuzzyLocation,
  vibrateShort: () => void navigator.vibrate?.(15),
  vibrateLong: () => void navigator.vibrate?.(400),
  setKeepScreenOn: () => undefined,
  getScreenBrightness: () => ({ value: 0.5 }),
  setScreenBrightness: () => undefined,
  hideKeyboard: () => void (document.activeElement instanceof HTMLElement && document.activeElement.blur()),
  getBatteryInfo: () => ({ level: 80, isCharging: false }),
  login: () => ({ code: `code-${settings.person}` }),
  checkSession: () => undefined,
  getUserInfo: () => ({ userInfo: { nickName: '微信用户', avatarUrl: '' } }),
  showShareMenu: () => undefined,
  hideShareMenu: () => undefined,
  updateShareMenu: () => undefined,
  preloadSubpackage: () => undefined,
  loadFontFace: () => undefined,
  openCustomerServiceChat: () => showModal({ title: '客服', content: '在微信中，这里会打开客服会话。', showCancel: false }),
  openEmbeddedMiniProgram: () =>
    showModal({ title: '打开小程序', content: '在微信中，这里会打开另一个小程序。', showCancel: false }),
  navigateToMiniProgram: () =>
    showModal({ title: '打开小程序', content: '在微信中，这里会打开另一个小程序。', showCancel: false }),
  request: (options: RequestOptions) => request(options),
})

interface RequestOptions {
  url: string
  method?: string
  data?: unknown
  header?: Record<string, string>
}

async function request({ url, method = 'GET', data, header = {} }: RequestOptions): Promise<object> {
  const asQuery = method === 'GET' && data ? `?${new URLSearchParams(data as Record<string, string>)}` : ''
  const body = method === 'GET' ? null : typeof data === 'string' ? data : JSON.stringify(data)
  const response = await fetch(url + asQuery, { method, headers: { 'content-type': 'application/json', ...header }, body })
  const text = await response.text()
  const parsed = (): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      return text
    }
  }
  return { data: parsed(), statusCode: response.status, header: Object.fromEntries(response.headers) }
}
