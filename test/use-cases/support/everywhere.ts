import type { CollectionName } from '../../../cloudfunctions/platform/collections'
import { collections } from '../../../cloudfunctions/platform/collections'
import type { Stored } from '../../../cloudfunctions/platform/database'
import { collection } from '../../../cloudfunctions/platform/database'
import { personFields } from '../../../cloudfunctions/domains/rights/person-fields'
import { aMember, anEvent, aNotice, anOpinion, anOrganisation, aSegment, aSignUp } from '../../factories'

const names = Object.keys(collections) as CollectionName[]
const at = new Date('2026-11-20T02:00:00Z')
const by = (byId: string) => ({ byId, byName: '陈静', at })

/** What names a person, by collection: together in every field in which a person may stand. `tag` makes the ids. */
function naming(id: string, tag: string): Partial<Record<CollectionName, (Stored | (Stored & Record<string, unknown>))[]>> {
  const _id = (what: string) => `${what}_${tag}`
  const other = 'm_wang'
  const act = { checkIns: [{ ...by(id), undone: false }] }
  const assisted = { ...by(id), how: 'inPerson', note: null, takenOverAt: null } as const
  const decided = { decision: 'approve', reason: null, ...by(id) } as const
  const decidedOn = { review: decided, assisted, suspension: { reason: '核对', ...by(id) } }
  const done = { status: 'closed', dueOn: null } as const
  const step = { status: 'submitted', ...by(id), text: null } as const
  return {
    members: [aMember({ _id: _id('m'), openid: `other${tag}`, name: tag, ...decidedOn })],
    looks: [
      { _id: _id('k1'), memberId: id, ...by(other) },
      { _id: _id('k2'), memberId: other, ...by(id) },
    ],
    events: [anEvent({ _id: _id('e'), creatorId: id, issued: 1, startsAt: at, endsAt: at })],
    signUps: [
      aSignUp({ eventId: _id('e'), memberId: id, seats: [id], status: 'cancelled' }),
      aSignUp({ eventId: _id('e'), memberId: other, by: { memberId: id, name: '陈静' }, ...act }),
    ],
    opinions: [
      anOpinion({ _id: _id('o1'), receiptNumber: _id('1'), authorId: id, steps: [step] }),
      anOpinion({ _id: _id('o2'), receiptNumber: _id('2'), leadId: id, steps: [step], ...done }),
      anOpinion({ _id: _id('o3'), receiptNumber: _id('3'), leadId: other, coHandlerIds: [id], ...done }),
    ],
    deliveries: [{ _id: _id('d'), memberId: id, noticeId: _id('n'), push: null, readAt: null, publishedAt: at, title: '通知' }],
    pushCredits: [{ _id: `${id}_noticePublished`, memberId: id, template: 'noticePublished', left: 1 }],
    uploads: [{ _id: _id('f'), memberId: id, fileId: `cloud://x/uploads/${_id('f')}.png`, preparedAt: at, keptFor: 'opinion' }],
    archives: [{ _id: _id('z'), memberId: id, fileId: `cloud://x/archives/${tag}.zip`, madeAt: at, expiresAt: at }],
    notices: [
      aNotice({ _id: _id('n'), authorId: id }),
      aNotice({ _id: _id('n2'), audience: { memberIds: [id, 'm_li'] }, status: 'published' }),
    ],
    invitations: [{ _id: _id('i'), organisationId: 'association', organisationPath: ['association'], createdById: id }],
    imports: [{ _id: _id('im'), ...by(id), state: 'done', startedAt: at }],
    exports: [{ _id: _id('x'), ...by(id), state: 'expired', createdAt: at }],
    doneFor: [
      { _id: _id('df1'), memberId: id, kind: 'entered', detail: { organisationNames: [] }, undoneAt: null, ...by(other) },
      { _id: _id('df2'), memberId: other, kind: 'entered', detail: { organisationNames: [] }, undoneAt: null, ...by(id) },
    ],
    duplicates: [
      { _id: _id('p1'), memberIds: [id, other], organisationPaths: [], why: ['name'], dismissed: false, dismissedBy: null },
      { _id: _id('p2'), memberIds: ['m_li', other], organisationPaths: [], why: [], dismissed: true, dismissedBy: by(id) },
    ],
    merges: [
      { _id: _id('g1'), keepId: id, goneId: _id('m_former'), ...by(other), state: 'done' },
      { _id: _id('g2'), keepId: other, goneId: id, ...by(other), state: 'done' },
      { _id: _id('g3'), keepId: other, goneId: _id('m_former'), ...by(id), state: 'done' },
    ],
    handovers: [
      { _id: _id('h1'), fromId: id, fromName: '陈静', toId: other, toName: '王秀兰', ...by(other), state: 'done', stays: [] },
      { _id: _id('h2'), fromId: other, fromName: '王秀兰', toId: id, toName: '陈静', ...by(id), state: 'done', stays: [] },
    ],
    announcements: [{ _id: _id('a'), by: { memberId: id, name: '陈静' } }],
    segments: [aSegment({ _id: _id('s'), createdById: id })],
    setup: [{ _id: _id('setup'), memberId: id }],
    organisations: [
      {
        ...anOrganisation(_id('office'), `办公室${tag}`),
        officers: [
          { memberId: other, title: '副会长' },
          { memberId: id, title: '会长' },
        ],
      },
    ],
    reorganisations: [{ _id: _id('r'), ...by(id), state: 'done', organisationPaths: [], touched: [] }],
  }
}

/** Names a person in every field of every collection; answers how to take it away again. */
export async function nameEverywhere(id: string, tag: string): Promise<() => Promise<void>> {
  const all = naming(id, tag)
  for (const name of names) await collection(name).insertMissing(all[name] ?? [])
  return async () => {
    for (const name of names) for (const { _id } of all[name] ?? []) await collection(name).remove({ _id })
  }
}

/** Every field in which a person may be named, as `collection.field.field`. */
export const declaredFields = names.flatMap((name) =>
  [...personFields[name].about, ...personFields[name].office].map((field) => `${name}.${field}`),
)

/** The fields in which one of some words stands, however deep, as `collection.field.field`. */
export async function whereIs(words: ReadonlySet<unknown>): Promise<Set<string>> {
  const found = new Set<string>()
  const look = (value: unknown, path: string): void => {
    if (words.has(value)) found.add(path)
    else if (Array.isArray(value)) value.forEach((item) => look(item, path))
    else if (typeof value === 'object' && value !== null)
      for (const [key, part] of Object.entries(value)) look(part, `${path}.${key}`)
  }
  for (const name of names) for (const document of await collection(name).find({}, { limit: 1000 })) look(document, name)
  return found
}
