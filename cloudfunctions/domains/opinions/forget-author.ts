import { nobodysName } from '../../kernel/nobody'
import { command } from '../../platform/database'
import { answered } from './records'
import { opinions } from './store'

/** Whether somebody is to answer an opinion of another's that is not answered yet. */
export async function leadsOpenOpinions(memberId: string): Promise<boolean> {
  const _ = command()
  return (await opinions.count({ leadId: memberId, authorId: _.neq(memberId), dueOn: _.gt('') })) > 0
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
