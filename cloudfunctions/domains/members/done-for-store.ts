import type { Actor } from '../../kernel/access'
import type { Change } from '../../kernel/change'
import { newId } from '../../kernel/ids'
import { after, pageFrom } from '../../kernel/paging'
import type { Stored } from '../../platform/database'
import { collection, command } from '../../platform/database'
import type { Act, DoneForDetails, DoneForKind, MadeSignUp } from './done-for-kinds'

interface DoneForBase extends Stored {
  memberId: string
  byId: string
  byName: string
  at: Date
  undoneAt: Date | null
}

/** One act that staff did for a member, whom it is shown to. */
export type DoneForRecord = { [K in DoneForKind]: DoneForBase & { kind: K; detail: DoneForDetails[K] } }[DoneForKind]

/** The same with the sign-up it made, if it made one. */
export type DoneForLine = DoneForRecord & { signUpId: string | null; signUp: MadeSignUp[] }

export const doneFor = collection<DoneForRecord>('doneFor')

/** Keeps what staff did for a member, in the transaction that does it. */
export function recordDoneFor(
  change: Pick<Change, 'insert'>,
  act: Act & { memberId: string },
  { actor, now }: { actor: Pick<Actor, 'memberId' | 'name'>; now: Date },
): Promise<void> {
  return change.insert(doneFor, {
    _id: newId('f'),
    ...act,
    byId: actor.memberId,
    byName: actor.name,
    at: now,
    undoneAt: null,
  })
}

/** A page of what was done for one member, newest first, each with what became of it. */
export async function doneForPage(memberId: string, cursor: string | undefined, limit: number) {
  const $ = command().aggregate
  const found = await doneFor.aggregate<DoneForLine>((pipeline) =>
    pipeline
      .match(command().and([{ memberId }, after(cursor, 'at', 'desc', 'instant')]))
      .sort({ at: -1, _id: -1 })
      .limit(limit + 1)
      .addFields({ signUpId: $.concat(['$detail.eventId', '_', '$memberId']) })
      .lookup({ from: 'signUps', localField: 'signUpId', foreignField: '_id', as: 'signUp' }),
  )
  return pageFrom(found, limit, (act) => act.at)
}
