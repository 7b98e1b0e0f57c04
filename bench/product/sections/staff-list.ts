import { administrator } from '../people'
import type { UseCaseCounter } from '../use-case-counter'

const list = { most: 2 }

/** Finding one person among many, their page, and keeping them out for a while. */
export async function findingPeople(counter: UseCaseCounter, [, member = '']: string[]): Promise<void> {
  const { memberId = '' } = await counter.server.call(member, 'members.getMe', {})
  await counter.call(administrator, 'members.listMembers', { namePart: '乙' }, { when: 'by a part of a name', ...list })
  await counter.call(
    administrator,
    'members.listMembers',
    { skill: '书法', hasPhone: true },
    { when: 'by skill and phone', ...list },
  )
  await counter.call(administrator, 'members.getMember', { memberId }, list)
  await counter.call(administrator, 'members.suspendMember', { memberId, reason: '本人要求' })
  await counter.call(administrator, 'members.restoreMember', { memberId })
  await counter.call(
    administrator,
    'audit.listEntries',
    { kind: 'members', targetId: memberId },
    { when: 'by kind and person', ...list },
  )
}
