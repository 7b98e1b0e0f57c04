import { forgetArchives } from './archive-store'
import { uploads } from './store'

/**
 * Puts one member where another stood at their pictures. Archives go: whoever wants one has it made anew, and it then holds what both records
 * held. May be repeated.
 */
export async function moveToMember(fromId: string, toId: string): Promise<void> {
  await uploads.update({ memberId: fromId }, { memberId: toId })
  await forgetArchives(fromId)
}
