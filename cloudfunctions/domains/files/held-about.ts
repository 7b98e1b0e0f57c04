import { shanghaiTime } from '../../kernel/clock'
import type { Held } from '../../kernel/held'
import { mostHeld } from '../../kernel/held'
import type { UploadRecord } from './store'
import { uploads } from './store'

const words = { opinion: '随意见提交', notice: '用在通知里', event: '用在活动里' } as const

/** The pictures somebody uploaded, newest first. */
export function picturesOf(memberId: string): Promise<UploadRecord[]> {
  return uploads.find(
    { memberId },
    {
      orderBy: [
        ['preparedAt', 'desc'],
        ['_id', 'desc'],
      ],
      limit: mostHeld,
    },
  )
}

/** The pictures somebody uploaded, and what they are part of. */
export async function heldAbout(memberId: string): Promise<Held> {
  const documents = await picturesOf(memberId)
  return {
    title: '上传的图片和文件',
    documents,
    items: documents.map(({ preparedAt, keptFor }) => ({
      heading: `${shanghaiTime(preparedAt)} 上传`,
      lines: [keptFor === null ? '还没提交，30 天后自动删除' : words[keptFor]],
    })),
  }
}
