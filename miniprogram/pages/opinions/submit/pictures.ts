import { imageUrls } from '../../../services/upload'

export interface Picture {
  imageId: string
  /** empty while it cannot be shown */
  url: string
}

/** The images of a draft with addresses to show them by; one that is gone from the server is left out. */
export async function picturesOf(imageIds: string[]): Promise<Picture[]> {
  try {
    const urls = await Promise.all(imageIds.map((imageId) => imageUrls([imageId])))
    return imageIds.map((imageId, at) => ({ imageId, url: urls[at]?.[0] ?? '' })).filter(({ url }) => url !== '')
  } catch {
    return imageIds.map((imageId) => ({ imageId, url: '' }))
  }
}
