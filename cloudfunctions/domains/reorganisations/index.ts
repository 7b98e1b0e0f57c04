import type { reorganisationsContract } from '../../contracts/reorganisations'
import type { HandlersOf } from '../../kernel/use-case'
import { closeOrganisation } from './close-organisation'
import { listReorganisations } from './list-reorganisations'
import { mergeOrganisations } from './merge-organisations'
import { moveOrganisation } from './move-organisation'
import { previewReorganisation } from './preview-reorganisation'

export const handlers: HandlersOf<typeof reorganisationsContract> = {
  'reorganisations.moveOrganisation': moveOrganisation,
  'reorganisations.mergeOrganisations': mergeOrganisations,
  'reorganisations.closeOrganisation': closeOrganisation,
  'reorganisations.previewReorganisation': previewReorganisation,
  'reorganisations.listReorganisations': listReorganisations,
}

export { finishReorganisations } from './finish-reorganisations'
export { moveToMember, reorganisations } from './store'
