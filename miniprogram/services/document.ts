import { SaidError } from './said-error'
import { imageUrls } from './upload'

/** Fetches an uploaded file and shows it, a picture as a picture, anything else in WeChat's viewer. @throws SaidError */
export async function openDocument(fileId: string, name: string): Promise<void> {
  const [url] = await imageUrls([fileId])
  if (url === undefined) throw new SaidError('这个文件已经不在了，请联系主办方')
  if (/\.(jpe?g|png|gif|webp)$/i.test(name)) return void wx.previewImage({ urls: [url] })
  await show(await fetched(url, name))
}

function fetched(url: string, name: string): Promise<string> {
  const filePath = `${wx.env.USER_DATA_PATH}/document.${/\.(\w+)$/.exec(name)?.[1] ?? 'pdf'}`
  return new Promise((resolve, reject) => {
    const lost = () => reject(new SaidError('文件没有取到，请检查网络再试一次'))
    wx.downloadFile({
      url,
      filePath,
      success: (answer) => (answer.statusCode === 200 ? resolve(answer.filePath || answer.tempFilePath) : lost()),
      fail: lost,
    })
  })
}

async function show(filePath: string): Promise<void> {
  try {
    await wx.openDocument({ filePath, showMenu: true })
  } catch {
    throw new SaidError('这台手机打不开这个文件，请换一台再试')
  }
}
