import { toast } from '../../services/toast'

/** The longest text the server looks at. */
const longest = 300

/** The id of the person a ticket is for: it stands between its dots. */
export function memberIn(ticket: string): string | undefined {
  return ticket.split('.')[2]
}

/** What a code says that is held before the camera; nothing when the person changes their mind or it is no code of ours. */
export function scanned(): Promise<string | undefined> {
  return new Promise((resolve) => {
    wx.scanCode({
      scanType: ['qrCode'],
      success: ({ result }) => {
        if (result !== '' && result.length <= longest) return resolve(result)
        toast('这不是活动的码，请换一个再扫')
        resolve(undefined)
      },
      fail: ({ errMsg }) => {
        if (!errMsg.includes('cancel')) toast('相机没有打开，请在手机设置里允许使用相机')
        resolve(undefined)
      },
    })
  })
}
