import { contracts } from '../../cloudfunctions/contracts'
import type { UseCaseName } from '../../cloudfunctions/contracts'
import { startServer } from '../../test/local/stack/server-process'
import type { Report } from '../report'
import { UseCaseCounter } from './use-case-counter'
import { sections } from './use-cases'

/** Serves once for an installation, before there is anybody else. */
const notCounted: UseCaseName[] = ['members.claimOwnership']

/** Database operations of every use case, counted on functions that are warm: each section is gone through by others before. */
export async function operations(report: Report): Promise<void> {
  const server = await startServer('--no-preview')
  const warmUp = new UseCaseCounter(server, null)
  const counter = new UseCaseCounter(server, report)
  try {
    for (const section of sections) {
      await section(warmUp, peopleOf('warm-up'))
      await section(counter, peopleOf('counted'))
    }
  } finally {
    await server.end()
    report.add(withoutFigure(counter))
  }
}

function peopleOf(round: string): string[] {
  return ['a', 'b', 'c', 'd', 'e'].map((letter) => `bench-${round}-${letter}`)
}

function withoutFigure({ counted }: UseCaseCounter) {
  const names = Object.keys(contracts) as UseCaseName[]
  const missing = names.filter((name) => !counted.has(name) && !notCounted.includes(name))
  const value = missing.length
  return { name: 'use cases without a figure', value, unit: missing.join(' '), bound: '= 0', ok: value === 0 }
}
