import { inTurn } from '../../kernel/in-turn'
import { log } from '../../platform/log'
import { forgetAttendance } from '../events'
import { forgetArchives, forgetFiles } from '../files'
import { forgetMember, members, membersDue } from '../members'
import type { MemberRecord } from '../members'
import { forgetHandovers } from '../handovers'
import { forgetMerges } from '../merges'
import { forgetDeliveries } from '../notices'
import { forgetAuthor } from '../opinions'
import { forgetOfficer } from '../organisations'
import { beginReport, countNaming, dropReport, finishReport, unfinishedReports } from './retention-store'

/**
 * Erases those whose week is over, and reports by count what is left of them. Each step may be repeated, and the record that says who is
 * due goes last, so that a run that dies is taken up by the next. Answers how many were erased.
 */
export async function eraseDue(now: Date): Promise<number> {
  const due = await membersDue(now)
  await inTurn([...due.map((member) => () => erase(member, now)), () => finishReports(now)])
  return due.length
}

async function erase({ _id: memberId, leaving }: MemberRecord, now: Date): Promise<void> {
  if (!leaving) return
  const { nobody, receipt } = leaving
  if (receipt !== undefined) await beginReport(receipt, memberId, now)
  await forgetAttendance(memberId, nobody, now)
  await forgetAuthor(memberId, nobody)
  await forgetFiles(memberId)
  await forgetArchives(memberId)
  await forgetDeliveries(memberId)
  await forgetMerges(memberId)
  await forgetHandovers(memberId, nobody)
  await forgetOfficer(memberId)
  await forgetMember(memberId)
  log({ event: 'memberErased' })
}

/** Counts what is left of those who are gone. */
async function finishReports(now: Date): Promise<void> {
  for (const report of await unfinishedReports()) {
    if (report.memberId === null) continue
    const member = await members.get(report.memberId)
    // Still being erased; or the power went, and the next run goes on.
    if (member?.leaving) continue
    // Who registers again has the same id, and what they enter then is counted as well; who was there all the time took it back.
    if (member && member.registeredAt < report.beganAt) {
      await dropReport(report._id)
      continue
    }
    // A notice that was just going out may have found them a moment before.
    if (!member) await forgetDeliveries(report.memberId)
    await finish(report._id, report.memberId, now)
  }
}

async function finish(reportId: string, memberId: string, now: Date): Promise<void> {
  const after = await countNaming(memberId, 'about')
  const left = Object.entries(after).filter(([, count]) => count > 0)
  if (left.length > 0) log({ level: 'error', event: 'erasureIncomplete', left: Object.fromEntries(left) })
  await finishReport(reportId, { after, office: await countNaming(memberId, 'office') }, now)
}
