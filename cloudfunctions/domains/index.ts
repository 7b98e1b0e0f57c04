import type { UseCaseName } from '../contracts'
import type { Domain } from '../contracts/find-contract'
import type { Handler, Product } from '../kernel/dispatch'
import { identify } from './members/identify'

type Handlers = Readonly<Partial<Record<UseCaseName, Handler>>>

/** A domain is loaded when one of its use cases is first called, which keeps a cold start short. */
const load: Record<Domain, () => Promise<{ handlers: Handlers }>> = {
  organisations: () => import('./organisations'),
  members: () => import('./members'),
  events: () => import('./events'),
  opinions: () => import('./opinions'),
  notices: () => import('./notices'),
  audit: () => import('./audit'),
  rights: () => import('./rights'),
  files: () => import('./files'),
  imports: () => import('./imports'),
  exports: () => import('./exports'),
  merges: () => import('./merges'),
  handovers: () => import('./handovers'),
  reorganisations: () => import('./reorganisations'),
  segments: () => import('./segments'),
}

/** Everything a phone may ask for. */
export const product: Product = {
  identify,
  async handlerOf(name) {
    const domain = name.slice(0, name.indexOf('.')) as Domain
    const handler = (await load[domain]()).handlers[name]
    if (!handler) throw new Error(`${name} has no handler`)
    return handler
  },
}
