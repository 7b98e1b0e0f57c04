import { AppError } from '../../kernel/app-error'
import type { Caller } from '../../kernel/access'
import type { Held } from '../../kernel/held'
import { heldAbout as heldByEvents } from '../events'
import type { MemberRecord } from '../members'
import { heldOf, looksAbout, members } from '../members'
import { heldAbout as heldByNotices } from '../notices'
import { heldAbout as heldByOpinions } from '../opinions'
import { officesOf } from '../organisations'

/** The caller's own record; what is held about somebody is shown to nobody else here. */
export async function requireOwnRecord(caller: Caller): Promise<MemberRecord> {
  const member = caller.memberId === null ? null : await members.get(caller.memberId)
  if (!member) throw new AppError('NOT_REGISTERED')
  return member
}

/** Everything that is held about a person, part by part. A domain that stores something about people adds its own here. */
export async function everythingAbout(member: MemberRecord): Promise<Held[]> {
  const others = await Promise.all(
    [looksAbout, officesOf, heldByEvents, heldByOpinions, heldByNotices].map((held) => held(member._id)),
  )
  return [heldOf(member), ...others]
}
