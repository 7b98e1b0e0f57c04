import type { ParsedInputOf } from '../../contracts'
import type { Actor, Grant } from '../../kernel/access'
import { currentGrants, eachGrantOnce, scopeOf } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import type { Change } from '../../kernel/change'
import { atomically } from '../../kernel/change'
import { idOfDraft } from '../../kernel/ids'
import type { UseCase } from '../../kernel/use-case'
import { isConflict } from '../../platform/database'
import { canManage, eventsToHandOver } from '../events'
import type { MemberRecord } from '../members'
import { mayGrant, members, touchRights } from '../members'
import { canHandle, isKnownAuthor, opinionsToHandOver } from '../opinions'
import { organisations } from '../organisations'
import { carryOut } from './carry-out'
import { planned, reachesColleague } from './rules'
import type { HandoverRecord } from './store'
import { handovers } from './store'

interface Context {
  actor: Actor
  now: Date
  requestId: string
}

type Input = ParsedInputOf<'handovers.handOver'>

/** Gives a colleague's work to another in one act. What was promised is finished here, or by the timer. */
export const handOver: UseCase<'handovers.handOver'> = async (input, context) => {
  const { actor, now } = context
  const scope = scopeOf(actor, 'administrator')
  const work = {
    opinions: await opinionsToHandOver(input.fromId, scope),
    events: await eventsToHandOver(input.fromId, scope, now),
  }
  const _id = idOfDraft('v', actor.memberId, input.draftKey)
  const handover = await atomically(context, async (change) => {
    const standing = await change.get(handovers, _id)
    if (standing) return standing
    const { from, to, moving, roles, rolePaths } = await colleagues(change, input, context)
    const able = { memberId: to._id, name: to.name, roles: currentGrants(roles, now) }
    const plan = planned(work, {
      isOwn: (opinion) => isKnownAuthor(opinion, able),
      canHandle: (opinion) => canHandle(opinion, able),
      canManage: (event) => canManage(event, able),
    })
    await moveRoles(change, { from, to, moving, roles })
    const row = rowOf({ _id, from, to, scope, ...plan, roles: moving.length }, context)
    await change.insert(handovers, row)
    await change.audit({
      action: 'work.handedOver',
      target: { kind: 'member', id: from._id },
      // Those who look after the organisations of their roles are to find it too, wherever the colleague belongs.
      organisationPath: [...new Set([...from.organisationPaths, ...rolePaths])],
      after: { toId: to._id, opinions: row.opinions, events: row.events, roles: row.roles },
    })
    await tellSuccessor(change, row)
    return row
  })
  if (handover.state === 'working') await startAtOnce(handover, now)
  const { opinions, events, roles, stays } = handover
  return { opinions, events, roles, stays }
}

/** Both colleagues, what moves of the roles, and what the successor then holds; or a refusal. */
async function colleagues(change: Change, { fromId, toId, includeRoles }: Input, { actor, now }: Context) {
  const from = await colleague(change, fromId, actor)
  const to = await colleague(change, toId, actor)
  if (fromId === toId || to.member.status !== 'approved') throw new AppError('MEMBER_NOT_FOUND')
  if (to.member.leaving) throw new AppError('MEMBER_LEAVING')
  const moving = includeRoles ? from.member.roles.filter(({ endsAt }) => (endsAt ?? now) >= now) : []
  const grantable = moving.every(({ role, organisationId }) => mayGrant(actor, role, from.pathOf(organisationId)))
  if (!grantable) throw new AppError('HANDOVER_BEYOND_REACH')
  const roles = eachGrantOnce([...to.member.roles, ...moving])
  return { from: from.member, to: to.member, moving, roles, rolePaths: from.rolePaths }
}

async function colleague(change: Change, memberId: string, actor: Actor) {
  const member = await change.get(members, memberId)
  if (!member) throw new AppError('MEMBER_NOT_FOUND')
  const paths = new Map<string, string[]>()
  for (const { organisationId } of member.roles) {
    if (!paths.has(organisationId)) paths.set(organisationId, (await change.get(organisations, organisationId))?.path ?? [])
  }
  if (!reachesColleague(member, [...paths.values()], actor)) throw new AppError('MEMBER_NOT_FOUND')
  return { member, rolePaths: [...paths.values()].flat(), pathOf: (organisationId: string) => paths.get(organisationId) ?? [] }
}

async function moveRoles(
  change: Change,
  { from, to, moving, roles }: { from: MemberRecord; to: MemberRecord; moving: Grant[]; roles: Grant[] },
): Promise<void> {
  if (moving.length === 0) return
  await touchRights(change)
  await change.update(members, from._id, { roles: from.roles.filter((grant) => !moving.includes(grant)) })
  await change.update(members, to._id, { roles })
}

type Plan = Pick<HandoverRecord, '_id' | 'scope' | 'opinions' | 'events' | 'roles' | 'stays'>

function rowOf({ from, to, ...plan }: Plan & { from: MemberRecord; to: MemberRecord }, by: Context): HandoverRecord {
  return {
    ...plan,
    fromId: from._id,
    fromName: from.name,
    toId: to._id,
    toName: to.name,
    byId: by.actor.memberId,
    byName: by.actor.name,
    requestId: by.requestId,
    at: by.now,
    state: 'working',
  }
}

function tellSuccessor(change: Change, row: HandoverRecord): Promise<void> {
  const parts = [
    ...(row.opinions > 0 ? [`${row.opinions} 条待办意见`] : []),
    ...(row.events > 0 ? [`${row.events} 个活动`] : []),
    ...(row.roles > 0 ? [`${row.roles} 个角色`] : []),
  ]
  const what = parts.join('、') || '手上的工作'
  return change.tell({
    occasion: row._id,
    memberId: row.toId,
    title: `${row.fromName}的工作交给您了`,
    body: `${row.byName}把${row.fromName}的${what}交给了您。请到工作台查看，有不清楚的请和${row.fromName}当面核对。`,
    page: '/pages/work/desk/desk',
    template: 'noticePublished',
    fields: { thing1: '有工作交接给您', thing2: row.byName, time3: row.at.toISOString(), thing4: '点开工作台查看交来的工作' },
  })
}

/** The handover stands whatever happens here: when somebody writes the same opinion just now, the timer goes on. */
async function startAtOnce(handover: HandoverRecord, now: Date): Promise<void> {
  try {
    await carryOut(handover, now)
  } catch (error) {
    const busy = error instanceof AppError && error.code === 'BUSY'
    if (!busy && !isConflict(error)) throw error
  }
}
