/** One place, written over by the next export; the name a friend sees is given when it is sent. */
const exportPath = (): string => `${wx.env.USER_DATA_PATH}/my-data.json`

/** Puts the export where WeChat can send it from. False when this phone cannot send files or has no room. */
export async function keepExport(json: string): Promise<boolean> {
  if (!wx.canIUse('shareFileMessage')) return false
  return new Promise((resolve) => {
    wx.getFileSystemManager().writeFile({
      filePath: exportPath(),
      data: json,
      encoding: 'utf8',
      success: () => resolve(true),
      fail: () => resolve(false),
    })
  })
}

/** Lets the person choose a chat for the file; WeChat wants this straight after a tap. False when it cannot be sent. */
export async function sendExport(fileName: string): Promise<boolean> {
  return new Promise((resolve) => {
    wx.shareFileMessage({
      filePath: exportPath(),
      fileName,
      success: () => resolve(true),
      // Choosing no chat is no trouble.
      fail: ({ errMsg }) => resolve(errMsg.includes('cancel')),
    })
  })
}

/** Takes the file away again: it has the phone number in full. */
export function removeExport(): void {
  wx.getFileSystemManager().unlink({ filePath: exportPath(), fail: () => undefined })
}
