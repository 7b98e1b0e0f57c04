import type { Caller } from '../../kernel/access'
import type { MemberRecord } from './store'
import { isAssisted, takenOver } from './assisted-rules'
import { members, membersByPhone } from './store'

type Entered = Parameters<typeof takenOver>[1]

/** The record that staff entered for the person of a phone, if there is one that nobody has taken over. */
export async function assistedByPhone(phone: string | null): Promise<MemberRecord | null> {
  if (phone === null) return null
  return (await membersByPhone(phone)).find((member) => isAssisted(member) && !member.leaving) ?? null
}

/**
 * Gives the record that staff entered to whom WeChat vouches for its phone. One update decides, under the unique openid: of two phones at once
 * one gets it, and a person who has a record already gets no second one. Null when there is none, or somebody was quicker.
 */
export async function takeOver(
  actor: Pick<Caller, 'openid'>,
  phone: string | null,
  entered: Entered,
  by: { invited: boolean; now: Date },
): Promise<{ memberId: string; status: MemberRecord['status']; usedInvitation: boolean } | null> {
  const record = await assistedByPhone(phone)
  if (!record) return null
  const { _id, openid, status } = record
  const changed = takenOver(record, entered, by)
  const taken = await members.updateUnlessDuplicate({ _id, openid, status }, { openid: actor.openid, ...changed })
  if (taken === 0) return null
  return { memberId: _id, status: changed.status ?? status, usedInvitation: by.invited && changed.status === 'approved' }
}
