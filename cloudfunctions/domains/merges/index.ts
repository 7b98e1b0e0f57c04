import type { mergesContract } from '../../contracts/merges'
import type { HandlersOf } from '../../kernel/use-case'
import { dismissDuplicate } from './dismiss-duplicate'
import { listDuplicates } from './list-duplicates'
import { mergeMembers } from './merge-members'
import { previewMerge } from './preview-merge'

export const handlers: HandlersOf<typeof mergesContract> = {
  'merges.listDuplicates': listDuplicates,
  'merges.dismissDuplicate': dismissDuplicate,
  'merges.previewMerge': previewMerge,
  'merges.mergeMembers': mergeMembers,
}

export { finishMerges } from './carry-out'
export { forgetMerges, heldAbout } from './held-about'
export { lookForDuplicates } from './look-for-duplicates'
