import { SaidError } from './said-error'

/** One place for each name, written over by the next of that name. */
const pathOf = (fileName: string): string => `${wx.env.USER_DATA_PATH}/${fileName}`

/** Shows a sheet that came as base64; WeChat's viewer can pass it on. @throws SaidError */
export async function openSheet(fileName: string, base64: string): Promise<void> {
  const filePath = pathOf(fileName)
  await new Promise<void>((resolve, reject) => {
    wx.getFileSystemManager().writeFile({
      filePath,
      data: base64,
      encoding: 'base64',
      success: () => resolve(),
      fail: () => reject(new SaidError('手机空间不够，没有存下文件')),
    })
  })
  await show(filePath)
}

/** Fetches a sheet and shows it under its name. @throws SaidError */
export async function fetchAndOpenSheet(fileName: string, url: string): Promise<void> {
  const filePath = await new Promise<string>((resolve, reject) => {
    wx.downloadFile({
      url,
      filePath: pathOf(fileName),
      success: (answer) => (answer.statusCode === 200 ? resolve(answer.filePath || answer.tempFilePath) : reject(lost())),
      fail: () => reject(lost()),
    })
  })
  await show(filePath)
}

/** Takes away a sheet that was fetched: it has names in it. */
export function removeSheet(fileName: string): void {
  wx.getFileSystemManager().unlink({ filePath: pathOf(fileName), fail: () => undefined })
}

const lost = () => new SaidError('文件没有取到，请检查网络再试一次')

async function show(filePath: string): Promise<void> {
  try {
    await wx.openDocument({ filePath, fileType: 'xlsx', showMenu: true })
  } catch {
    throw new SaidError('这台手机打不开表格，请换一台再试')
  }
}
