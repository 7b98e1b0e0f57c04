import { consentVersion } from '../../../miniprogram/shared/limits'
import { administrator, organisationId, registration } from '../people'
import type { UseCaseCounter } from '../use-case-counter'

const list = { most: 2 }
const read = { most: 2 }
/** As many as staff may decide on at once. */
const many = 50

/** Invitations, a review of many, and consent to a newer policy. */
export async function inviting(counter: UseCaseCounter, [first = '']: string[]): Promise<void> {
  const { code } = await counter.call(
    administrator,
    'members.createInvitation',
    { organisationId, uses: 10 },
    { when: 'of ten uses' },
  )
  await counter.call(`${first}-guest`, 'members.getInvitation', { code }, { when: 'a guest' })
  await counter.call(administrator, 'members.listInvitations', {}, list)
  await counter.call(administrator, 'members.makeInvitationPicture', { code }, read)
  await counter.call(administrator, 'members.withdrawInvitation', { code })
  const memberIds: string[] = []
  for (let i = 0; i < many; i++) {
    memberIds.push((await counter.server.call(`${first}-${i}`, 'members.register', registration(`新${i}`))).memberId)
  }
  await counter.call(administrator, 'members.reviewRegistrations', { memberIds, decision: 'approve' }, { when: 'fifty at once' })
  await counter.call(administrator, 'members.reviewRegistrations', { memberIds, decision: 'approve' }, { when: 'repeated' })
  await counter.call(first, 'members.agreeToPolicy', { consentVersion }, { when: 'agreed already' })
}
