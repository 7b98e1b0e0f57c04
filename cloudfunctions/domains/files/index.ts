import type { filesContract } from '../../contracts/files'
import type { HandlersOf } from '../../kernel/use-case'
import { prepareUpload } from './prepare-upload'

export const handlers: HandlersOf<typeof filesContract> = { 'files.prepareUpload': prepareUpload }

export { archives, forgetArchives, removeExpired as removeExpiredArchives } from './archive-store'
export { discardEventFiles, forgetFiles, removeUnsent } from './forget-files'
export { heldAbout, picturesOf } from './held-about'
export { keepOwnFiles, letGoOf } from './keep-own-files'
export { moveToMember } from './move-to-member'
export { uploads } from './store'
