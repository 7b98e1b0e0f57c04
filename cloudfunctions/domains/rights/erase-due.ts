import { log } from '../../platform/log'
import { forgetAttendance } from '../events'
import { forgetMember, membersDue } from '../members'
import { forgetDeliveries } from '../notices'
import { forgetAuthor } from '../opinions'
import { forgetOfficer } from '../organisations'

/**
 * Erases those whose week is over. Each step may be repeated, and the record that says who is due goes last, so that a run that dies is
 * taken up by the next. Answers how many were erased.
 */
export async function eraseDue(now: Date): Promise<number> {
  const due = await membersDue(now)
  for (const { _id: memberId, leaving } of due) {
    if (!leaving) continue
    const { nobody } = leaving
    await forgetAttendance(memberId, nobody, now)
    await forgetAuthor(memberId, nobody)
    await forgetDeliveries(memberId)
    await forgetOfficer(memberId)
    await forgetMember(memberId)
    log({ event: 'memberErased' })
  }
  return due.length
}
