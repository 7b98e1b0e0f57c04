import { command } from '../../platform/database'
import type { OpinionRecord } from './records'
import { opinions } from './store'

/** What stands where a name stood. */
const nobodysName = '已注销成员'

const answered: OpinionRecord['status'][] = ['replied', 'closed']

/** Whether somebody is to answer an opinion that is not answered yet. */
export async function leadsOpenOpinions(memberId: string): Promise<boolean> {
  return (await opinions.count({ leadId: memberId, dueOn: command().gt('') })) > 0
}

/** Removes what an author raised and nobody has answered; answered opinions stay, without the author. May be repeated. */
export async function forgetAuthor(memberId: string, nobody: string): Promise<void> {
  const _ = command()
  await opinions.remove({ authorId: memberId, status: _.nin(answered) })
  for (;;) {
    const standing = await opinions.find({ authorId: memberId }, { limit: 100 })
    if (standing.length === 0) return
    for (const { _id, steps } of standing) {
      const without = steps.map((step) => (step.byId === memberId ? { ...step, byId: nobody, byName: nobodysName } : step))
      await opinions.update({ _id }, { authorId: nobody, authorName: nobodysName, anonymous: true, imageIds: [], steps: without })
    }
  }
}
