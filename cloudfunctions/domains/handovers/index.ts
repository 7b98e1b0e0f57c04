import type { handoversContract } from '../../contracts/handovers'
import type { HandlersOf } from '../../kernel/use-case'
import { handOver } from './hand-over'
import { previewHandover } from './preview-handover'

export const handlers: HandlersOf<typeof handoversContract> = {
  'handovers.previewHandover': previewHandover,
  'handovers.handOver': handOver,
}

export { finishHandovers } from './carry-out'
export { heldAbout } from './held-about'
export { forgetHandovers, moveToMember } from './store'
