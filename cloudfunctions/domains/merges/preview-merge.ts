import { memberStatusLabels, roleLabels } from '../../../miniprogram/shared/labels'
import type { OutputOf } from '../../contracts'
import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import { toMove as eventsToMove } from '../events'
import type { MemberRecord } from '../members'
import { isMadeUp, maskedPhone, members, mergedFields } from '../members'
import { toMove as noticesToMove } from '../notices'
import { toMove as opinionsToMove } from '../opinions'
import { organisationsById } from '../organisations'
import { requireReach } from './rules'

type Preview = OutputOf<'merges.previewMerge'>

/** What a merge would make of two records; nothing is changed. */
export const previewMerge: UseCase<'merges.previewMerge'> = async (input, { actor }) => {
  const [first, second] = await Promise.all([members.get(input.keepId), members.get(input.goId)])
  requireReach(first, second, actor)
  if (!second) throw new AppError('MEMBER_NOT_FOUND')
  // The one with a WeChat stays: its person would else be locked out.
  const [keep, go] = isMadeUp(first) && !isMadeUp(second) ? [second, first] : [first, second]
  const [fields, events, opinions, notices] = await Promise.all([
    fieldsOf(keep, go),
    eventsToMove(keep._id, go._id),
    opinionsToMove(keep._id, go._id),
    noticesToMove(go._id),
  ])
  return {
    keepId: keep._id,
    goId: go._id,
    fields,
    moves: {
      signUps: events.signUps,
      events: events.events,
      opinionsRaised: opinions.raised,
      opinionsHandled: opinions.handled,
      deliveries: notices.deliveries,
      notices: notices.notices,
      roles: go.roles.length,
    },
    clashes: events.clashes.map(({ title, keptStatus, goingStatus, stays }) => ({
      title,
      keptStatus,
      goneStatus: goingStatus,
      stays: stays === 'kept' ? ('kept' as const) : ('gone' as const),
    })),
    ownOpinions: opinions.own,
    closesWeChat: !isMadeUp(go),
    maySwap: isMadeUp(keep) === isMadeUp(go),
  }
}

async function fieldsOf(keep: MemberRecord, go: MemberRecord): Promise<Preview['fields']> {
  const after = { ...keep, ...mergedFields(keep, go) }
  const names = new Map(
    (await organisationsById([...after.organisationIds, ...after.roles.map(({ organisationId }) => organisationId)])).map(
      ({ _id, name }) => [_id, name],
    ),
  )
  const nameOf = (id: string) => names.get(id) ?? ''
  const words: Record<Preview['fields'][number]['field'], (member: MemberRecord) => string> = {
    name: ({ name }) => name,
    phone: (member) => maskedPhone(member).phone ?? '',
    occupation: ({ occupation }) => occupation ?? '',
    skills: ({ skills }) => skills.join('、'),
    organisations: ({ organisationIds }) => organisationIds.map(nameOf).join('、'),
    status: ({ status }) => memberStatusLabels[status],
    roles: ({ roles }) => roles.map(({ role, organisationId }) => `${nameOf(organisationId)}${roleLabels[role]}`).join('、'),
  }
  return (Object.keys(words) as (keyof typeof words)[]).map((field) => ({
    field,
    kept: words[field](keep),
    gone: words[field](go),
    after: words[field](after),
  }))
}
