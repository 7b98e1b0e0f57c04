import type * as z from 'zod'
import { auditContract } from './audit'
import { eventsContract } from './events'
import { filesContract } from './files'
import { exportsContract } from './exports'
import { importsContract } from './imports'
import { handoversContract } from './handovers'
import { membersContract } from './members'
import { mergesContract } from './merges'
import { noticesContract } from './notices'
import { opinionsContract } from './opinions'
import { organisationsContract } from './organisations'
import { reorganisationsContract } from './reorganisations'
import { rightsContract } from './rights'
import { segmentsContract } from './segments'

/** Every use case by name. What is not here does not exist for a phone. */
export const contracts = {
  ...organisationsContract,
  ...membersContract,
  ...eventsContract,
  ...opinionsContract,
  ...noticesContract,
  ...auditContract,
  ...rightsContract,
  ...filesContract,
  ...importsContract,
  ...exportsContract,
  ...mergesContract,
  ...handoversContract,
  ...reorganisationsContract,
  ...segmentsContract,
}

type Contracts = typeof contracts
export type UseCaseName = keyof Contracts

/** What the phone sends, defaults left out. */
export type InputOf<N extends UseCaseName> = z.input<Contracts[N]['input']>
/** What a use case gets, defaults filled in. */
export type ParsedInputOf<N extends UseCaseName> = z.output<Contracts[N]['input']>
/** What the phone gets. */
export type OutputOf<N extends UseCaseName> = z.output<Contracts[N]['output']>
