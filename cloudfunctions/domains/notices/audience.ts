import type { ParsedInputOf } from '../../contracts'
import type { Actor } from '../../kernel/access'
import { scopeOf } from '../../kernel/access'
import { events } from '../events'
import { approvedMembers } from '../members'
import { organisationsById, pathsOf, requireAll } from '../organisations'
import { filterWords, requireSegment, segments } from '../segments'
import type { Addressed } from './rules'
import { requireAudience, requireEvent, toSegment, waysToNamed, writerRoles } from './rules'

type Asked = ParsedInputOf<'notices.createDraft'>['audience']

/** The audience that somebody asks for, refused where it reaches beyond what they look after. */
export function addressed(asked: Asked, actor: Actor): Promise<Addressed> {
  if ('segmentId' in asked) return ofSegment(asked.segmentId, actor)
  if ('eventId' in asked) return ofParticipants(asked, actor)
  if ('memberIds' in asked) return ofNamed(asked.memberIds, actor)
  return ofOrganisations(asked, actor)
}

async function ofOrganisations(asked: Extract<Asked, { organisationIds: string[] }>, actor: Actor): Promise<Addressed> {
  const { organisationIds, includeBelow } = asked
  const found = requireAll(await organisationsById(organisationIds), organisationIds)
  requireAudience(found, actor)
  return {
    audience: { organisationIds: found.map(({ _id }) => _id), includeBelow },
    audienceWords: null,
    organisationNames: found.map(({ name }) => name),
    organisationPaths: pathsOf(found),
    audiencePaths: found.map(({ path }) => ({ path })),
  }
}

async function ofSegment(segmentId: string, actor: Actor): Promise<Addressed> {
  const segment = requireSegment(await segments.get(segmentId), actor, ...writerRoles)
  const { filter, organisationNames } = segment
  const event = filter.tookPartIn === undefined ? null : await events.get(filter.tookPartIn)
  return toSegment(segment, filterWords(filter, organisationNames, event?.title))
}

async function ofParticipants(asked: Extract<Asked, { eventId: string }>, actor: Actor): Promise<Addressed> {
  const event = requireEvent(await events.get(asked.eventId), actor)
  return {
    audience: { eventId: event._id, statuses: asked.statuses },
    audienceWords: `“${event.title}”${asked.statuses.some((status) => status !== 'confirmed') ? '报名的人，包括候补和待审核的' : '报名的人'}`,
    organisationNames: [event.organisationName],
    organisationPaths: event.organisationPath,
    audiencePaths: [{ path: event.organisationPath }],
  }
}

/** Their names are not kept on the notice: they leave with their record. Its heading names where the author writes from. */
async function ofNamed(ids: string[], actor: Actor): Promise<Addressed> {
  const memberIds = [...new Set(ids)].sort()
  const audiencePaths = waysToNamed(await approvedMembers(memberIds), memberIds.length, actor)
  const from = await organisationsById(scopeOf(actor, 'administrator'))
  return {
    audience: { memberIds },
    audienceWords: `指定的 ${memberIds.length} 位成员`,
    organisationNames: from.map(({ name }) => name),
    organisationPaths: [...new Set(audiencePaths.flatMap(({ path }) => path))],
    audiencePaths,
  }
}
