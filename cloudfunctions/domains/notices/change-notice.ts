import type { Actor } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import type { Change } from '../../kernel/change'
import { atomically } from '../../kernel/change'
import type { NoticeRecord } from './records'
import type { NoticeAct } from './rules'
import { refusalOf } from './rules'
import { notices } from './store'

/** What every act on a notice has in common: read it, see that it may be done, change it, keep the trace. Answers it as it is afterwards. */
export function changeNotice(
  act: NoticeAct,
  noticeId: string,
  context: { actor: Actor; now: Date; requestId: string },
  changed: Partial<NoticeRecord> & Pick<NoticeRecord, 'status'>,
  also: (change: Change, notice: NoticeRecord) => Promise<Partial<NoticeRecord>> = () => Promise.resolve({}),
): Promise<NoticeRecord> {
  return atomically(context, async (change) => {
    const notice = await change.get(notices, noticeId)
    if (!notice) throw new AppError('NOTICE_NOT_FOUND')
    const refusal = refusalOf(act, notice, context.actor)
    if (refusal) throw refusal
    const more = await also(change, notice)
    await change.update(notices, noticeId, { ...changed, ...more, updatedAt: context.now })
    await change.audit({
      action: `notice.${changed.status}`,
      target: { kind: 'notice', id: noticeId },
      organisationPath: notice.organisationPaths,
      before: { status: notice.status },
      after: { status: changed.status },
    })
    return { ...notice, ...changed, ...more }
  })
}
