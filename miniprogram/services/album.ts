import { confirm } from './confirm'
import { toast } from './toast'

interface Picture {
  mediaType: string
  base64: string
}

/** One place, written over by the next picture. */
const pathFor = ({ mediaType }: Picture): string =>
  `${wx.env.USER_DATA_PATH}/picture.${mediaType === 'image/png' ? 'png' : 'jpg'}`

/** Puts a picture among the photographs of the phone and says so, or what to do when WeChat may not. */
export async function savePicture(picture: Picture): Promise<void> {
  const filePath = pathFor(picture)
  if (!(await written(filePath, picture.base64))) return toast('手机空间不够，请清理后再试')
  await saveFileToAlbum(filePath)
}

/** The same for a picture that is a file already. */
export async function saveFileToAlbum(filePath: string): Promise<void> {
  const trouble = await saved(filePath)
  if (trouble === '') return toast('已存到相册')
  // Closing WeChat's question is no trouble.
  if (trouble.includes('cancel')) return
  const content = '要存到相册，请在设置里打开“添加到相册”。'
  if (await confirm({ title: '还不能存到相册', content, confirmText: '去打开', cancelText: '以后再说' })) void wx.openSetting()
}

function written(filePath: string, base64: string): Promise<boolean> {
  return new Promise((resolve) => {
    wx.getFileSystemManager().writeFile({
      filePath,
      data: base64,
      encoding: 'base64',
      success: () => resolve(true),
      fail: () => resolve(false),
    })
  })
}

/** What WeChat says against it; empty when it is done. */
function saved(filePath: string): Promise<string> {
  return new Promise((resolve) => {
    wx.saveImageToPhotosAlbum({ filePath, success: () => resolve(''), fail: ({ errMsg }) => resolve(errMsg) })
  })
}
