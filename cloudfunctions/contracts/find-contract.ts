import type { UseCaseName } from '.'
import type { UseCaseContract } from './define'

type Contract = Readonly<Record<string, UseCaseContract>>

/** The contract of a domain is built when one of its use cases is first called: building all of them would make every cold start longer. */
const load = {
  organisations: async (): Promise<Contract> => (await import('./organisations')).organisationsContract,
  members: async (): Promise<Contract> => (await import('./members')).membersContract,
  events: async (): Promise<Contract> => (await import('./events')).eventsContract,
  opinions: async (): Promise<Contract> => (await import('./opinions')).opinionsContract,
  notices: async (): Promise<Contract> => (await import('./notices')).noticesContract,
  audit: async (): Promise<Contract> => (await import('./audit')).auditContract,
  rights: async (): Promise<Contract> => (await import('./rights')).rightsContract,
  files: async (): Promise<Contract> => (await import('./files')).filesContract,
  imports: async (): Promise<Contract> => (await import('./imports')).importsContract,
  exports: async (): Promise<Contract> => (await import('./exports')).exportsContract,
  merges: async (): Promise<Contract> => (await import('./merges')).mergesContract,
  handovers: async (): Promise<Contract> => (await import('./handovers')).handoversContract,
  reorganisations: async (): Promise<Contract> => (await import('./reorganisations')).reorganisationsContract,
  segments: async (): Promise<Contract> => (await import('./segments')).segmentsContract,
}

/** The part of a use case's name before the dot. */
export type Domain = keyof typeof load

/** A use case that exists, with its contract; null for whatever else a stranger sent as a name. */
export async function findContract(name: unknown): Promise<{ name: UseCaseName; contract: UseCaseContract } | null> {
  if (typeof name !== 'string') return null
  const domain = name.slice(0, Math.max(0, name.indexOf('.')))
  if (!isDomain(domain)) return null
  const contracts = await load[domain]()
  const contract = Object.hasOwn(contracts, name) ? contracts[name] : undefined
  return contract ? { name: name as UseCaseName, contract } : null
}

function isDomain(text: string): text is Domain {
  return Object.hasOwn(load, text)
}
