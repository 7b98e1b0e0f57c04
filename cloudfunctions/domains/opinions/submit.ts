import type { Actor } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import { shanghaiDate } from '../../kernel/clock'
import { idOfDraft, randomDigits } from '../../kernel/ids'
import type { UseCase } from '../../kernel/use-case'
import { weChatApi } from '../../platform/wechat'
import { keepOwnFiles } from '../files'
import { organisationsById } from '../organisations'
import type { OpinionRecord } from './records'
import { acceptanceDue } from './rules'
import { opinions } from './store'

/** Receipt numbers are drawn, so two may meet; then another is drawn. */
const mostDraws = 5

export const submit: UseCase<'opinions.submit'> = async (input, { actor, now }) => {
  const opinionId = idOfDraft('o', actor.memberId, input.draftKey)
  const organisation = await organisationFor(input.organisationId, actor)
  if ((await weChatApi().checkText(input.text, actor.openid, 2)) === 'risky') throw new AppError('CONTENT_REFUSED')
  // The last thing that may be refused: a picture of an opinion that was not taken would be kept for ever.
  await keepOwnFiles(actor.memberId, input.imageIds, 'opinion', now)
  const step = { status: 'submitted' as const, at: now, byId: actor.memberId, byName: actor.name, text: null }
  const opinion: Omit<OpinionRecord, 'receiptNumber'> = {
    _id: opinionId,
    authorId: actor.memberId,
    authorName: actor.name,
    anonymous: input.anonymous,
    kind: input.kind,
    category: input.category,
    text: input.text,
    imageIds: input.imageIds,
    organisationId: organisation._id,
    organisationName: organisation.name,
    organisationPath: organisation.path,
    status: 'submitted',
    submittedAt: now,
    dueOn: acceptanceDue(now),
    leadId: null,
    leadName: null,
    coHandlerIds: [],
    steps: [step],
    rating: null,
  }
  for (let draw = 0; draw < mostDraws; draw++) {
    const receiptNumber = `${shanghaiDate(now).replaceAll('-', '')}-${randomDigits(6)}`
    if (await opinions.insert({ ...opinion, receiptNumber })) return { opinionId, receiptNumber }
    // Either this draft was sent before, or the number is taken.
    const standing = await opinions.get(opinionId)
    if (standing) return { opinionId, receiptNumber: standing.receiptNumber }
  }
  throw new AppError('BUSY', { over: 'receipt numbers' })
}

/** The organisation an opinion goes to: one the author belongs to, the first unless they chose. */
async function organisationFor(organisationId: string | undefined, { organisationIds }: Actor) {
  const chosen = organisationId ?? organisationIds[0]
  if (chosen === undefined || !organisationIds.includes(chosen)) throw new AppError('ORGANISATION_NOT_FOUND')
  const [organisation] = await organisationsById([chosen])
  if (!organisation) throw new AppError('ORGANISATION_NOT_FOUND')
  return organisation
}
