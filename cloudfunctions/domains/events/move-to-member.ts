import { command, transact } from '../../platform/database'
import { clash, emptied, stays, withRowOf } from './merge-rows'
import type { SignUpRecord } from './records'
import { events, signUpId, signUps } from './store'
import { withdraw } from './seats/withdraw'
import { announcements } from './telling/announcement-store'

const portion = 100

/**
 * Puts one member where another stood: their sign-ups, what they run and whom they checked in. Where both signed up for an event one row stays,
 * and what the other held is given back. May be repeated.
 */
export async function moveToMember(fromId: string, toId: string, now: Date): Promise<void> {
  await events.update({ creatorId: fromId }, { creatorId: toId })
  for (;;) {
    const rows = await signUps.find({ memberId: fromId }, { limit: portion })
    for (const row of rows) await moveRow(row, toId, now)
    if (rows.length < portion) break
  }
  await signUps.update({ 'by.memberId': fromId }, { 'by.memberId': toId })
  await announcements.update({ 'by.memberId': fromId }, { 'by.memberId': toId })
  await moveCheckIns(fromId, toId)
}

async function moveRow(row: SignUpRecord, toId: string, now: Date): Promise<void> {
  const toRowId = signUpId(row.eventId, toId)
  const kept = await signUps.get(toRowId)
  if (kept && clash(kept, row)) await withdraw(stays(kept, row) === 'kept' ? row : kept, now)
  const moved = await transact(async (transaction) => {
    const going = await transaction.get(signUps, row._id)
    const standing = await transaction.get(signUps, toRowId)
    if (!going) return true
    // Promoted meanwhile, or signed up anew: the next round looks again.
    if (clash(standing, going)) return false
    // The numbers leave the old row before they enter the new one, because the unique index looks at every write.
    await transaction.update(signUps, going._id, emptied(going))
    const contents = withRowOf(standing, going, toId, now)
    if (standing) await transaction.update(signUps, toRowId, contents)
    else await transaction.insert(signUps, { _id: toRowId, eventId: going.eventId, ...contents })
    return true
  })
  if (moved) await signUps.remove({ _id: row._id, status: 'cancelled', freedAt: null, checkIns: [] })
}

async function moveCheckIns(fromId: string, toId: string): Promise<void> {
  for (;;) {
    const rows = await signUps.find({ 'checkIns.byId': fromId }, { limit: portion, fields: { _id: 1 } })
    for (const { _id } of rows) {
      await transact(async (transaction) => {
        const row = await transaction.get(signUps, _id)
        if (!row) return
        const checkIns = row.checkIns.map((act) => (act.byId === fromId ? { ...act, byId: toId } : act))
        await transaction.update(signUps, _id, { checkIns })
      })
    }
    if (rows.length < portion) return
  }
}

/** What a merge would move, and where both signed up for the same event. */
export async function toMove(keepId: string, goId: string) {
  const [rows, created] = await Promise.all([
    signUps.find({ memberId: goId }, { limit: 1000 }),
    events.count({ creatorId: goId }),
  ])
  const own = await signUps.find({ _id: command().in(rows.map(({ eventId }) => signUpId(eventId, keepId))) }, { limit: 1000 })
  const ownByEvent = new Map(own.map((row) => [row.eventId, row]))
  const clashes = rows.flatMap((going) => {
    const kept = ownByEvent.get(going.eventId) ?? null
    return kept && clash(kept, going) ? [{ kept, going }] : []
  })
  const names = await events.find(
    { _id: command().in(clashes.map(({ going }) => going.eventId)) },
    { limit: 1000, fields: { title: 1 } },
  )
  const titles = new Map(names.map(({ _id, title }) => [_id, title]))
  return {
    signUps: rows.length,
    events: created,
    clashes: clashes.map(({ kept, going }) => ({
      title: titles.get(going.eventId) ?? '',
      keptStatus: kept.status,
      goingStatus: going.status,
      stays: stays(kept, going),
    })),
  }
}
