import {
  administrator,
  editor,
  handler,
  nextWeek,
  noticeDraft,
  organisationId,
  organiser,
  registration,
  reviewer,
} from './people'
import { quotasAndOffers } from './sections/events'
import { atTheDoor } from './sections/events-day'
import { makingEvents } from './sections/events-making'
import { findingEvents } from './sections/finding-events'
import { afterAnEvent } from './sections/events-afterwards'
import { inviting } from './sections/members'
import { leaving } from './sections/rights'
import { findingPeople } from './sections/staff-list'
import { sheets } from './sections/sheets'
import { assistingAndMerging } from './sections/members-in-two'
import { reorganising } from './sections/organisations'
import { grouping } from './sections/segments'
import type { UseCaseCounter } from './use-case-counter'

const list = { most: 2 }
const read = { most: 2 }
const seat = { most: 4 }

type Section = (counter: UseCaseCounter, people: string[]) => Promise<void>

/** The product as its people go through it; a later section stands on what the earlier ones did with the same people. */
export const sections: Section[] = [
  joining,
  inviting,
  signingUp,
  quotasAndOffers,
  makingEvents,
  findingEvents,
  atTheDoor,
  afterAnEvent,
  sayingSomething,
  notifying,
  grouping,
  governing,
  findingPeople,
  sheets,
  assistingAndMerging,
  reorganising,
  leaving,
]

async function joining(counter: UseCaseCounter, people: string[]): Promise<void> {
  const [first = '', invited = '', ...others] = people
  await counter.call(first, 'members.getMe', {}, { when: 'a guest', ...read })
  await counter.call(first, 'organisations.listTree', {}, list)
  const { memberId } = await counter.call(first, 'members.register', registration('甲'))
  await counter.call(administrator, 'members.listPending', {}, list)
  await counter.call(administrator, 'members.reviewRegistration', { memberId, decision: 'approve' })
  const { code } = await counter.call(administrator, 'members.createInvitation', { organisationId, uses: 10 })
  const invitation = { ...registration('乙'), invitationCode: code }
  await counter.call(invited, 'members.register', invitation, { when: 'with an invitation' })
  await counter.call(invited, 'members.register', invitation, { when: 'repeated' })
  for (const openid of others) await counter.server.call(openid, 'members.register', invitation)
  await counter.call(invited, 'members.getMe', {}, { when: 'a member', ...read })
  await counter.call(administrator, 'members.listHandlers', {}, list)
}

async function signingUp(counter: UseCaseCounter, [a = '', b = '', c = '', d = '', e = '']: string[]): Promise<void> {
  const { eventId } = await counter.call(organiser, 'events.createEvent', nextWeek('两个名额', 2))
  await counter.call(organiser, 'events.publishEvent', { eventId })
  const event = { eventId }
  await counter.call(a, 'events.signUp', event, { when: 'confirmed', ...seat })
  await counter.call(a, 'events.signUp', event, { when: 'repeated with a seat', ...seat })
  await counter.call(a, 'events.cancelSignUp', event, { when: 'nobody waits', ...seat })
  await counter.call(a, 'events.cancelSignUp', event, { when: 'repeated', ...seat })
  await counter.call(a, 'events.signUp', event, { when: 'again after cancelling', ...seat })
  await counter.call(b, 'events.signUp', event, { when: 'the last seat', ...seat })
  await counter.call(c, 'events.signUp', event, { when: 'waitlisted', ...seat })
  await counter.call(c, 'events.signUp', event, { when: 'repeated in the waitlist', ...seat })
  await counter.call(c, 'events.cancelSignUp', event, { when: 'the only one who waits', ...seat })
  for (const openid of [c, d, e]) await counter.server.call(openid, 'events.signUp', event)
  await counter.call(`${a}-guest`, 'events.getEvent', event, { when: 'a guest', ...read })
  await counter.call(b, 'events.getEvent', event, { when: 'a member with a seat', ...read })
  await counter.call(d, 'events.getEvent', event, { when: 'second in the waitlist', ...read })
  await counter.call(e, 'events.cancelSignUp', event, { when: 'out of the waitlist while others wait', ...seat })
  await counter.call(a, 'events.cancelSignUp', event, { when: 'and one is promoted' })
  await counter.call(`${a}-guest`, 'events.listEvents', {}, { when: 'a guest', ...list })
  await counter.call(b, 'events.listEvents', {}, { when: 'a member', ...list })
  await counter.call(b, 'events.listEvents', { filter: 'past' }, { when: 'past', ...list })
  await counter.call(organiser, 'events.listEvents', { filter: 'managed' }, { when: 'managed', ...list })
  await counter.call(b, 'events.listMySignUps', {}, list)
  await counter.call(organiser, 'events.listRoster', event, list)
  const { memberId = '' } = await counter.server.call(b, 'members.getMe', {})
  await counter.call(organiser, 'events.checkIn', { eventId, memberId }, { most: 2 })
  await counter.call(organiser, 'events.undoCheckIn', { eventId, memberId })
}

async function sayingSomething(counter: UseCaseCounter, [author = '']: string[]): Promise<void> {
  const said = { kind: 'suggestion', category: 'culture', text: '请把灯修好。', draftKey: 'once' } as const
  const { opinionId } = await counter.call(author, 'opinions.submit', said)
  await counter.call(author, 'opinions.submit', said, { when: 'repeated' })
  await counter.call(author, 'opinions.listMine', {}, list)
  await counter.call(author, 'opinions.getOpinion', { opinionId })
  await counter.call(administrator, 'opinions.listForStaff', { filter: 'open' }, { when: 'open', ...list })
  await counter.call(administrator, 'opinions.listForStaff', { filter: 'all' }, { when: 'all', ...list })
  await counter.call(administrator, 'opinions.accept', { opinionId })
  const { memberId: leadId = '' } = await counter.server.call(handler, 'members.getMe', {})
  await counter.call(administrator, 'opinions.assign', { opinionId, leadId })
  await counter.call(handler, 'opinions.listForStaff', { filter: 'mine' }, { when: 'mine', ...list })
  await counter.call(handler, 'opinions.reply', { opinionId, text: '已经修好。' })
  await counter.call(author, 'opinions.rate', { opinionId, satisfied: true })
}

async function notifying(counter: UseCaseCounter, [reader = '']: string[]): Promise<void> {
  await counter.call(reader, 'notices.recordPushConsent', { accepted: ['noticePublished'] })
  const { noticeId } = await counter.call(editor, 'notices.createDraft', noticeDraft('通知'))
  await counter.call(editor, 'notices.submitForReview', { noticeId })
  await counter.call(reviewer, 'notices.listForStaff', {}, list)
  await counter.call(reviewer, 'notices.publish', { noticeId })
  await counter.call(reader, 'notices.listInbox', {}, list)
  await counter.call(reader, 'notices.read', { noticeId }, { when: 'the first time' })
  await counter.call(reader, 'notices.read', { noticeId }, { when: 'again' })
  await counter.call(reader, 'notices.acknowledge', { noticeId })
}

async function governing(counter: UseCaseCounter, [member = '']: string[]): Promise<void> {
  const { organisationId: added } = await counter.call(administrator, 'organisations.createOrganisation', {
    name: '新的小组',
    parentId: organisationId,
  })
  await counter.call(administrator, 'organisations.renameOrganisation', { organisationId: added, name: '读书小组' })
  await counter.call(administrator, 'audit.listEntries', {}, list)
  await counter.call(member, 'members.updateProfile', { occupation: '教师', phone: '13900000000' })
  await counter.call(member, 'members.getProfile', {})
  await counter.call(administrator, 'members.listMembers', {}, list)
  const { memberId = '' } = await counter.server.call(member, 'members.getMe', {})
  await counter.call(administrator, 'members.revealPhone', { memberId, reason: '通知活动改期' })
  await counter.call(member, 'members.listWhoLooked', {}, list)
  const role = { memberId, role: 'organiser', organisationId } as const
  await counter.call(administrator, 'members.grantRole', role)
  await counter.call(administrator, 'members.withdrawRole', role)
}
