import { log } from './log'
import { WeChatError, weChatApi } from './wechat'

/** A mini-program code as a phone can keep it; null when WeChat does not make one now. */
export async function miniProgramPicture(
  scene: string,
  page: string,
): Promise<{ mediaType: 'image/png' | 'image/jpeg'; base64: string } | null> {
  try {
    const picture = await weChatApi().miniProgramCode(scene, page)
    // WeChat answers JPEG or PNG; the first bytes tell.
    return { mediaType: picture[0] === 0x89 ? 'image/png' : 'image/jpeg', base64: picture.toString('base64') }
  } catch (error) {
    if (!(error instanceof WeChatError)) throw error
    log({ level: 'error', event: 'pictureRefused', reason: error.message })
    return null
  }
}
