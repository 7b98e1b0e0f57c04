import type { Actor } from '../../kernel/access'
import type { Change } from '../../kernel/change'
import type { UseCase } from '../../kernel/use-case'
import { events } from '../events'
import { filterWords, requireSegment, segments } from '../segments'
import { changeNotice } from './change-notice'
import type { NoticeRecord } from './records'
import { toSegment, writerRoles } from './rules'

export const submitForReview: UseCase<'notices.submitForReview'> = async ({ noticeId }, context) => {
  await changeNotice('submitForReview', noticeId, context, { status: 'inReview' }, (change, notice) =>
    segmentAsItIs(change, notice, context.actor),
  )
  return { done: true }
}

/** A segment's filter as it is now, so that what is reviewed is what is sent. One that was deleted stays as it was drafted. */
async function segmentAsItIs(change: Change, { audience }: NoticeRecord, actor: Actor): Promise<Partial<NoticeRecord>> {
  if (!('segmentId' in audience)) return {}
  const stored = await change.get(segments, audience.segmentId)
  if (stored?.status !== 'current') return {}
  const segment = requireSegment(stored, actor, ...writerRoles)
  const { filter, organisationNames } = segment
  const event = filter.tookPartIn === undefined ? null : await change.get(events, filter.tookPartIn)
  return toSegment(segment, filterWords(filter, organisationNames, event?.title))
}
