import { shanghaiTime } from '../../kernel/clock'
import type { Held } from '../../kernel/held'
import { mostHeld } from '../../kernel/held'
import { deliveries } from '../../kernel/outbox'

/** What a person was told, and when they read it. */
export async function heldAbout(memberId: string): Promise<Held> {
  const documents = await deliveries.find({ memberId }, { orderBy: [['publishedAt', 'desc']], limit: mostHeld })
  return {
    title: '收到的消息',
    documents,
    items: documents.map(({ title, publishedAt, readAt }) => ({
      heading: title,
      lines: [`${shanghaiTime(publishedAt)} 发给您 · ${readAt === null ? '还没读' : `${shanghaiTime(readAt)} 已读`}`],
    })),
  }
}
