import { AppError } from '../../kernel/app-error'
import type { Caller } from '../../kernel/access'
import type { Held } from '../../kernel/held'
import { heldAbout as heldByEvents } from '../events'
import { heldAbout as heldByHandovers } from '../handovers'
import type { MemberRecord } from '../members'
import { doneForAbout, heldOf, looksAbout, members } from '../members'
import { heldAbout as heldByFiles } from '../files'
import { heldAbout as heldByMerges } from '../merges'
import { creditsAbout, heldAbout as heldByNotices } from '../notices'
import { heldAbout as heldByOpinions } from '../opinions'
import { officesOf } from '../organisations'

/** The caller's own record; what is held about somebody is shown to nobody else here. */
export async function requireOwnRecord(caller: Caller): Promise<MemberRecord> {
  const member = caller.memberId === null ? null : await members.get(caller.memberId)
  if (!member) throw new AppError('NOT_REGISTERED')
  return member
}

/** What everybody is shown, also when there is nothing. */
const always = [looksAbout, doneForAbout, officesOf, heldByEvents, heldByOpinions, heldByFiles, heldByNotices, creditsAbout]
/** What few people have: shown to them. */
const seldom = [heldByMerges, heldByHandovers]

/** Everything that is held about a person, part by part. A domain that stores something about people adds its own here. */
export async function everythingAbout(member: MemberRecord): Promise<Held[]> {
  const of = (parts: typeof always) => Promise.all(parts.map((held) => held(member._id)))
  const [shown, others] = await Promise.all([of(always), of(seldom)])
  return [heldOf(member), ...shown, ...others.filter(({ documents }) => documents.length > 0)]
}
