import type { contracts, InputOf, OutputOf, ParsedInputOf, UseCaseName } from '../contracts'
import type { Actor, Caller } from './access'

/** What every use case is given beside its input. */
export interface UseCaseContext<N extends UseCaseName> {
  /** Whoever calls: an approved member unless the contract lets anyone in. */
  actor: (typeof contracts)[N]['access'] extends 'anyone' ? Caller : Actor
  /** The instant of the request, read once. */
  now: Date
  requestId: string
}

/** One thing somebody can do: load, decide, save. */
export type UseCase<N extends UseCaseName> = (input: ParsedInputOf<N>, context: UseCaseContext<N>) => Promise<OutputOf<N>>

/** The handlers of a domain: one for every name in its contract, no more and no fewer. */
export type HandlersOf<Contract> = { [N in keyof Contract & UseCaseName]: UseCase<N> }

export type { InputOf, OutputOf, UseCaseName }
