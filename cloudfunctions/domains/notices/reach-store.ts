import type { Criteria, Pipeline } from '../../platform/database'
import { command } from '../../platform/database'
import type { TemplateName } from '../../platform/templates'
import { signUps } from '../events'
import type { MemberRecord } from '../members'
import { isWithoutWeChat, members, withoutWeChatExpression } from '../members'
import { criteriaOf } from '../segments'
import type { Audience } from './records'

/** The template that a notice is pushed with; credits are named after member and template. */
const template: TemplateName = 'noticePublished'

interface Reach {
  people: number
  pushable: number
  toCall: number
}

/** So many are looked at one by one; of a larger audience the messages they allow are a proportion. A look-up for each of 100,000 takes too long. */
const lookedAt = 5000

/** How many an audience has now, how many of them still allow a WeChat message, and how many have no WeChat. */
export async function reachOf(audience: Audience): Promise<Reach & { estimated: boolean }> {
  const looked = await reachOfSome(audience)
  if (looked.people < lookedAt) return { ...looked, estimated: false }
  const [people, toCall] = await Promise.all([countRecipients(audience, {}), countRecipients(audience, isWithoutWeChat())])
  // Who is looked at is chosen by no property of theirs that has to do with messages.
  const pushable = Math.min(Math.round((looked.pushable / looked.people) * people), people - toCall)
  return { people, pushable, toCall, estimated: true }
}

async function reachOfSome(audience: Audience): Promise<Reach> {
  const _ = command()
  const $ = _.aggregate
  const one = (is: object) => $.sum($.cond([is, 1, 0]))
  const [reach] = await overRecipients<Reach>(audience, (pipeline) =>
    pipeline
      .limit(lookedAt)
      .project({ creditId: $.concat(['$_id', `_${template}`]), openid: 1 })
      .lookup({ from: 'pushCredits', localField: 'creditId', foreignField: '_id', as: 'credits' })
      .group({
        _id: null,
        people: $.sum(1),
        pushable: one($.gt([$.arrayElemAt(['$credits.left', 0]), 0])),
        toCall: one(withoutWeChatExpression()),
      }),
  )
  return reach ?? { people: 0, pushable: 0, toCall: 0 }
}

/** Those of an audience whom WeChat does not reach, by name. */
export async function withoutWeChat(audience: Audience, limit: number): Promise<{ memberId: string; name: string }[]> {
  const found = await overRecipients<Pick<MemberRecord, '_id' | 'name'>>(audience, (pipeline) =>
    pipeline.match(isWithoutWeChat()).sort({ name: 1, _id: 1 }).limit(limit).project({ name: 1 }),
  )
  return found.map(({ _id, name }) => ({ memberId: _id, name }))
}

async function countRecipients(audience: Audience, which: Criteria): Promise<number> {
  if (!('eventId' in audience)) return members.count(command().and([membersOf(audience), which]))
  const [counted] = await overRecipients<{ people: number }>(audience, (pipeline) => pipeline.match(which).count('people'))
  return counted?.people ?? 0
}

/** Runs stages over the approved members of an audience. */
function overRecipients<R>(audience: Audience, continued: (pipeline: Pipeline) => Pipeline): Promise<R[]> {
  const _ = command()
  if (!('eventId' in audience)) return members.aggregate((pipeline) => continued(pipeline.match(membersOf(audience))))
  return signUps.aggregate((pipeline) =>
    continued(
      pipeline
        .match({ eventId: audience.eventId, status: _.in(audience.statuses) })
        .lookup({ from: 'members', localField: 'memberId', foreignField: '_id', as: 'member' })
        .unwind('$member')
        .replaceRoot({ newRoot: '$member' })
        .match({ status: 'approved' }),
    ),
  )
}

function membersOf(audience: Exclude<Audience, { eventId: string }>): Criteria {
  const _ = command()
  if ('segmentId' in audience) return criteriaOf(audience.filter)
  if ('memberIds' in audience) return { _id: _.in(audience.memberIds), status: 'approved' }
  return criteriaOf(audience)
}
