import { shanghaiTime } from '../../kernel/clock'
import type { Held } from '../../kernel/held'
import { mostHeld } from '../../kernel/held'
import { handoversOf } from './store'

/** Work that went from or to a person. */
export async function heldAbout(memberId: string): Promise<Held> {
  // Without which opinions stayed: that would tell a colleague who raised them.
  const documents = (await handoversOf(memberId, mostHeld)).map(({ stays: _stays, ...rest }) => rest)
  return {
    title: '工作交接',
    documents,
    items: documents.map(({ fromName, toName, byName, at, opinions, events, roles }) => ({
      heading: `${fromName}的工作交给${toName}`,
      lines: [`${shanghaiTime(at)} 由${byName}办理`, `意见 ${opinions} 条，活动 ${events} 个，角色 ${roles} 个`],
    })),
  }
}
