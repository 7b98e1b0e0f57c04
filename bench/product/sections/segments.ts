import { administrator, editor, organisationId } from '../people'
import type { UseCaseCounter } from '../use-case-counter'

const list = { most: 2 }
const filter = {
  organisationIds: [organisationId],
  includeBelow: true,
  skills: ['书法'],
  tookPartInKind: 'volunteering' as const,
}

/** A saved filter from the first tap to a notice written to it. */
export async function grouping(counter: UseCaseCounter): Promise<void> {
  await counter.call(editor, 'segments.listSkills', {}, list)
  await counter.call(editor, 'segments.countMatches', { filter }, list)
  await counter.call(administrator, 'segments.listMatches', { filter }, list)
  const { segmentId } = await counter.call(editor, 'segments.createSegment', { name: '会书法的志愿者', filter })
  await counter.call(editor, 'segments.editSegment', { segmentId, name: '会员', filter: { ...filter, skills: undefined } })
  await counter.call(editor, 'segments.listSegments', {}, list)
  await counter.call(editor, 'segments.getSegment', { segmentId }, list)
  const audience = { segmentId }
  await counter.call(editor, 'notices.forecastReach', { audience })
  const draft = { title: '招募', body: '请报名。', audience }
  const { noticeId } = await counter.call(editor, 'notices.createDraft', draft, { when: 'to a segment' })
  await counter.call(editor, 'notices.submitForReview', { noticeId }, { when: 'to a segment' })
  await counter.call(editor, 'segments.deleteSegment', { segmentId })
}
