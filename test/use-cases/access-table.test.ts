import type { UseCaseName } from '../../cloudfunctions/contracts'
import { contracts } from '../../cloudfunctions/contracts'
import type { Column } from '../../scripts/access-table'
import { columns, isCurrent, letsIn } from '../../scripts/access-table'
import type { World } from './support/world'
import { openWorld } from './support/world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const names = Object.keys(contracts) as UseCaseName[]

/** How `dispatch` says that somebody does not come in. */
const keptOut: Record<Exclude<Column, 'owner'>, string> = {
  guest: 'NOT_REGISTERED',
  member: 'ROLE_REQUIRED',
  administrator: 'ROLE_REQUIRED',
  editor: 'ROLE_REQUIRED',
  reviewer: 'ROLE_REQUIRED',
  organiser: 'ROLE_REQUIRED',
  handler: 'ROLE_REQUIRED',
  liaison: 'ROLE_REQUIRED',
}

it('is the one in the documents', () => {
  expect(isCurrent()).toBe(true)
})

describe.each(columns)('%s', (column) => {
  // Input that no contract takes: whoever is let in is told so, and nothing happens.
  it.each(names)('%s', async (name) => {
    const reply = await world.ask(column, name, { nobodyTakesThis: true })
    const code = reply.ok ? 'done' : reply.error.code
    expect(code).toBe(letsIn(name, column) || column === 'owner' ? 'INVALID_INPUT' : keptOut[column])
  })
})

it.each(['pending', 'rejected', 'suspended'])('%s people come in where guests do and nowhere else', async (openid) => {
  for (const name of names) {
    const reply = await world.ask(openid, name, { nobodyTakesThis: true })
    expect([name, !reply.ok && reply.error.code === 'INVALID_INPUT']).toEqual([name, letsIn(name, 'guest')])
  }
})
