import type { reorganisationKindLabels, reorganisationStateLabels } from '../../../miniprogram/shared/labels'
import { after, pageFrom } from '../../kernel/paging'
import type { Stored } from '../../platform/database'
import { collection, command } from '../../platform/database'

export type ReorganisationKind = keyof typeof reorganisationKindLabels

/** An act on the tree that records have to follow (decision 0010). */
export interface ReorganisationRecord extends Stored {
  kind: ReorganisationKind
  organisationId: string
  organisationName: string
  toId: string
  toName: string
  /** Places whose records follow. */
  touched: string[]
  organisationPaths: string[]
  reason: string | null
  at: Date
  byId: string
  byName: string
  requestId: string
  /** `checking`: all have followed, and are looked at once more when nobody can be writing any more what they read before. */
  state: keyof typeof reorganisationStateLabels
  checkAt: Date | null
}

export const reorganisations = collection<ReorganisationRecord>('reorganisations')

/** Acts that are not done: not all have followed, or it is time to look once more. */
export function unfinished(now: Date): Promise<ReorganisationRecord[]> {
  const _ = command()
  return reorganisations.find(_.or([{ state: 'working' }, { state: 'checking', checkAt: _.lte(now) }]), {
    orderBy: [['at', 'asc']],
    limit: 20,
  })
}

/** Moves a row on, unless another run has. */
export async function moveOn(
  { _id, state }: ReorganisationRecord,
  next: Pick<ReorganisationRecord, 'state' | 'checkAt'>,
): Promise<void> {
  await reorganisations.update({ _id, state }, next)
}

/** The last move of an organisation to where it hangs now, if there was one. */
export async function lastMove(organisationId: string, toId: string): Promise<ReorganisationRecord | undefined> {
  const [last] = await reorganisations.find(
    { organisationPaths: organisationId, organisationId, toId, kind: 'move' },
    { orderBy: [['at', 'desc']], limit: 1 },
  )
  return last
}

/** A page of acts within reach, newest first. */
export async function reorganisationsWithin(scope: string[], cursor: string | undefined, limit: number) {
  const _ = command()
  const found = await reorganisations.find(_.and([{ organisationPaths: _.in(scope) }, after(cursor, 'at', 'desc', 'instant')]), {
    orderBy: [
      ['at', 'desc'],
      ['_id', 'desc'],
    ],
    limit: limit + 1,
  })
  return pageFrom(found, limit, (row) => row.at)
}

/** Puts one member where another stood as the one who changed the tree. May be repeated. */
export async function moveToMember(fromId: string, toId: string): Promise<void> {
  await reorganisations.update({ byId: fromId }, { byId: toId })
}
