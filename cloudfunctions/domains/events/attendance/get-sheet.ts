import { atomically } from '../../../kernel/change'
import { shanghaiDate, shanghaiTime } from '../../../kernel/clock'
import type { UseCase } from '../../../kernel/use-case'
import { managedEvent } from '../managed-event'
import type { SignUpRecord } from '../records'
import { seatNumbers } from '../seats/seat-rules'
import { seatedRows } from './attendance-store'

/** The list for the door, to be printed; who took one stands in the audit. */
export const getSheet: UseCase<'events.getSheet'> = async ({ eventId }, context) => {
  const event = await managedEvent(eventId, context.actor)
  const rows = await seatedRows(eventId)
  await atomically(context, (change) =>
    change.audit({
      action: 'event.sheetTaken',
      target: { kind: 'event', id: eventId },
      organisationPath: event.organisationPath,
      after: { rows: rows.length },
    }),
  )
  const { writeSheets } = await import('../../../platform/sheets/write-sheet')
  const file = await writeSheets([
    {
      name: '签到表',
      marks: [
        `${event.title}　签到表`,
        `${shanghaiTime(event.startsAt)}　${event.place.name}`,
        '只用于现场签到，用完请收好。在“按号登记”里输入打勾的号码即可补记。',
      ],
      columns: [
        { title: '号码', width: 12 },
        { title: '姓名', width: 16 },
        { title: '同行', width: 8 },
        { title: '入场码末6位', width: 14 },
        { title: '到场', width: 8 },
        { title: '签名', width: 20 },
      ],
      rows: rows.map(line),
    },
  ])
  return { fileName: `签到表-${shanghaiDate(event.startsAt)}.xlsx`, base64: file.toString('base64') }
}

function line({ seats, memberName, companions, memberId, checkedInAt }: SignUpRecord): string[] {
  const numbers = seatNumbers(seats)
  const end = memberId.slice(-6).toUpperCase()
  return [numbers.join('、'), memberName, companions > 0 ? `${companions} 位` : '', end, checkedInAt === null ? '☐' : '☑', '']
}
