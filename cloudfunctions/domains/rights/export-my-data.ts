import { shanghaiDate } from '../../kernel/clock'
import type { UseCase } from '../../kernel/use-case'
import { everythingAbout, requireOwnRecord } from './held'

export const exportMyData: UseCase<'rights.exportMyData'> = async (_input, { actor, now }) => {
  const parts = await everythingAbout(await requireOwnRecord(actor))
  const content = Object.fromEntries(parts.map(({ title, documents }) => [title, documents]))
  return { fileName: `同心桥-我的数据-${shanghaiDate(now)}.json`, json: JSON.stringify({ exportedAt: now, ...content }, null, 2) }
}
