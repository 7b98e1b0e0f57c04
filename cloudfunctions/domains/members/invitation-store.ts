import type { Change } from '../../kernel/change'
import { derivedId } from '../../kernel/ids'
import { after, pageFrom } from '../../kernel/paging'
import type { Tree } from '../../kernel/tree'
import { isOpen, standingFor } from '../../kernel/tree'
import type { Stored } from '../../platform/database'
import { collection, command } from '../../platform/database'
import type { OrganisationRecord } from '../organisations'

/** A code that registers straight into an organisation. The code is the id. */
export interface InvitationRecord extends Stored {
  organisationId: string
  /** The way to the organisation, for questions by scope. */
  organisationPath: string[]
  /** As many as it was made for. */
  uses: number
  usesLeft: number
  /** Marks of those who used it last, which name nobody: somebody cut off between using it and becoming a member uses it again. */
  lastUses: string[]
  expiresAt: Date | null
  withdrawnAt: Date | null
  createdById: string
  createdByName: string
  createdAt: Date
}

export const invitations = collection<InvitationRecord>('invitations')

/** As many marks as an invitation keeps; whoever was cut off comes again within seconds. */
const marksKept = 50

const markOf = (code: string, memberId: string) => derivedId('u', code, memberId)

export function addInvitation(change: Change, invitation: InvitationRecord): Promise<void> {
  return change.insert(invitations, invitation)
}

/** A page of the invitations to organisations within a scope, newest first, each with its organisation. */
export async function invitationsWithOrganisation(scope: string[], cursor: string | undefined, limit: number) {
  const _ = command()
  const found = await invitations.aggregate<InvitationRecord & { organisation: OrganisationRecord[] }>((pipeline) =>
    pipeline
      .match(_.and([{ organisationPath: _.in(scope) }, after(cursor, 'createdAt', 'desc', 'instant')]))
      .sort({ createdAt: -1, _id: -1 })
      .limit(limit + 1)
      .lookup({ from: 'organisations', localField: 'organisationId', foreignField: '_id', as: 'organisation' }),
  )
  return pageFrom(found, limit, ({ createdAt }) => createdAt)
}

/**
 * Uses an invitation to one of the organisations once for somebody, and answers it, or null when it is not valid. Tapping twice, or coming
 * again after a crash, is one use.
 */
export async function useInvitation(
  code: string,
  { memberId, organisationIds, now }: { memberId: string; organisationIds: readonly string[]; now: Date },
): Promise<InvitationRecord | null> {
  const _ = command()
  const mark = markOf(code, memberId)
  const inTime = _.or([{ expiresAt: null }, { expiresAt: _.gt(now) }])
  const admitting = [{ _id: code, withdrawnAt: null, organisationId: _.in([...organisationIds]) }, inTime]
  const used = await invitations.updateAndReturn(_.and([...admitting, { usesLeft: _.gt(0), lastUses: _.nin([mark]) }]), {
    usesLeft: _.inc(-1),
    lastUses: _.push({ each: [mark], slice: -marksKept }),
  })
  if (used) return used
  const [again] = await invitations.find(_.and([...admitting, { lastUses: mark }]), { limit: 1 })
  return again ?? null
}

/** Gives a use back that admitted nobody. */
export async function returnInvitation(code: string, memberId: string): Promise<void> {
  const _ = command()
  const mark = markOf(code, memberId)
  await invitations.update({ _id: code, lastUses: mark }, { usesLeft: _.inc(1), lastUses: _.pull(mark) })
}

/** Puts the invitations to some organisations where the tree says; those to closed ones end. May be repeated. */
export async function followWithInvitations(tree: Tree, ids: readonly string[]): Promise<void> {
  const _ = command()
  for (const place of ids.flatMap((id) => tree.get(id) ?? [])) {
    const into = isOpen(place) ? place : place.mergedIntoId ? standingFor(tree, place._id) : undefined
    if (into) {
      const become = { organisationId: into._id, organisationPath: into.path }
      await invitations.update(
        { organisationId: place._id, organisationPath: _.neq(into._id === place._id ? into.path : []) },
        become,
      )
    } else await invitations.update({ organisationId: place._id, usesLeft: _.gt(0) }, { usesLeft: 0 })
  }
}
