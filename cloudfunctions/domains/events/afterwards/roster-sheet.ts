import { signUpStatusLabels } from '../../../../miniprogram/shared/labels'
import { shanghaiTime } from '../../../kernel/clock'
import type { SheetSource } from '../../../kernel/sheet-source'
import { command } from '../../../platform/database'
import { members } from '../../members'
import { organisationsById } from '../../organisations'
import { managedEvent } from '../managed-event'
import { answersInWords } from '../asked-rules'
import type { EventRecord, SignUpRecord } from '../records'
import { seatNumbers } from '../seats/seat-rules'
import { rosterPage } from '../attendance/attendance-store'
import { events, signUps } from '../store'

export interface RosterFilter {
  eventId: string
}

/** The list of one event as a sheet, in the order of the roster. Phones are not part of it. */
export const rosterSheet: SheetSource<RosterFilter> = {
  title: '活动名单',
  roles: ['organiser', 'administrator'],
  async choose(actor, _scope, { eventId }) {
    const { title, organisationPath } = await managedEvent(eventId, actor)
    return { organisationPath, subject: title, told: { eventId, title } }
  },
  columns: () => [
    { title: '号码', width: 10 },
    { title: '姓名', width: 14 },
    { title: '组织', width: 30 },
    { title: '状态', width: 12 },
    { title: '同行人数', width: 10 },
    { title: '签到时间', width: 18 },
    { title: '离场时间', width: 18 },
    { title: '报名时间', width: 18 },
    { title: '谁报的名', width: 14 },
    { title: '回答', width: 50 },
  ],
  count: (scope, { eventId }) => signUps.count({ eventId, organisationPath: command().in(scope) }),
  async page(scope, { eventId }, { cursor, limit }) {
    const [event, { documents, nextCursor }] = await Promise.all([
      events.get(eventId),
      rosterPage(eventId, scope, {}, { cursor, limit }),
    ])
    const places = await organisationNames(documents.map(({ memberId }) => memberId))
    const rows = documents.map((row) => ({
      // Somebody whose account is closed is nobody who could be told.
      memberId: places.has(row.memberId) ? row.memberId : null,
      cells: cellsOf(row, places.get(row.memberId) ?? '', event ?? undefined),
    }))
    return { rows, ...(nextCursor === undefined ? {} : { nextCursor }) }
  },
}

/** The names of each member's organisations. */
async function organisationNames(memberIds: string[]): Promise<Map<string, string>> {
  if (memberIds.length === 0) return new Map()
  const fields = { organisationIds: 1 } as const
  const people = await members.find({ _id: command().in(memberIds) }, { limit: memberIds.length, fields })
  const ids = [...new Set(people.flatMap(({ organisationIds }) => organisationIds))]
  const names = new Map((await organisationsById(ids)).map(({ _id, name }) => [_id, name]))
  return new Map(people.map(({ _id, organisationIds }) => [_id, organisationIds.map((id) => names.get(id) ?? '').join('、')]))
}

function cellsOf(row: SignUpRecord, organisations: string, event: EventRecord | undefined): string[] {
  const time = (at: Date | null) => (at === null ? '' : shanghaiTime(at))
  return [
    seatNumbers(row.seats).join('、'),
    row.memberName,
    organisations,
    signUpStatusLabels[row.status],
    String(row.companions),
    time(row.checkedInAt),
    time(row.signedOutAt),
    time(row.signedUpAt),
    row.by?.name ?? '本人',
    answersInWords(event, row).join('；'),
  ]
}
