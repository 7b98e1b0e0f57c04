import { shanghaiTime } from '../../kernel/clock'
import type { Held } from '../../kernel/held'
import { mostHeld } from '../../kernel/held'
import { deliveries } from '../../kernel/outbox'
import type { TemplateName } from '../../platform/templates'
import { messageTemplates } from '../../platform/templates'
import { creditsOf } from './store'

/** How many WeChat messages a person still lets us send. */
export async function creditsAbout(memberId: string): Promise<Held> {
  const documents = await creditsOf(memberId)
  return {
    title: '微信提醒次数',
    documents,
    items: documents.map(({ template, left }) => ({
      heading: messageTemplates[template as TemplateName].title,
      lines: [`还可以提醒 ${left} 次`],
    })),
  }
}

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
