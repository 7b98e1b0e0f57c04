import type { opinionsContract } from '../../contracts/opinions'
import type { HandlersOf } from '../../kernel/use-case'
import { accept } from './accept'
import { assign } from './assign'
import { getOpinion } from './get-opinion'
import { listForStaff } from './list-for-staff'
import { listMine } from './list-mine'
import { rate } from './rate'
import { reply } from './reply'
import { submit } from './submit'

export const handlers: HandlersOf<typeof opinionsContract> = {
  'opinions.submit': submit,
  'opinions.listMine': listMine,
  'opinions.getOpinion': getOpinion,
  'opinions.listForStaff': listForStaff,
  'opinions.accept': accept,
  'opinions.assign': assign,
  'opinions.reply': reply,
  'opinions.rate': rate,
}

export { countOpenOpinions, followOrganisations } from './follow-organisations'
export { forgetAuthor, leadsOpenOpinions } from './forget-author'
export { handOver, opinionsToHandOver } from './hand-over'
export { moveToMember, toMove } from './move-to-member'
export { canHandle, isKnownAuthor } from './rules'
export { heldAbout } from './held-about'
export type { OpinionRecord } from './records'
export { opinions } from './store'
