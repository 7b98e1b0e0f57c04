import { events } from '../../cloudfunctions/domains/events'
import { atomically } from '../../cloudfunctions/kernel/change'
import { transact } from '../../cloudfunctions/platform/database'
import { anEvent } from '../factories'
import type { World } from './support/world'
import { openWorld } from './support/world'

let world: World

beforeAll(async () => {
  world = await openWorld()
  await events.insert(anEvent({ _id: 'e', status: 'published', organisationId: 'district', organisationPath: ['district'] }))
})
afterAll(() => world.close())

/** A transaction that has written the event and is not over before `until` is. */
async function writing(title: string, until: Promise<void>): Promise<{ done: Promise<void> }> {
  const written = signal()
  const done = transact(async (transaction) => {
    await transaction.update(events, 'e', { title })
    written.give()
    await until
  })
  await written.given
  return { done }
}

function signal() {
  let give: () => void = () => undefined
  return { given: new Promise<void>((resolve) => (give = resolve)), give: () => give() }
}

it('are both done, the later after the earlier, however often it is refused meanwhile', async () => {
  const enough = signal()
  const earlier = await writing('第一个', enough.given)
  let attempts = 0
  await transact(async (transaction) => {
    // More often than the SDK alone tries.
    if (++attempts === 5) enough.give()
    await transaction.update(events, 'e', { onlineUrl: 'https://example.cn/2' })
  })
  await earlier.done
  expect(await events.get('e')).toMatchObject({ title: '第一个', onlineUrl: 'https://example.cn/2' })
})

it('are not made to wait for ever: whoever is refused again and again is told', async () => {
  const released = signal()
  const stuck = await writing('久等的', released.given)
  const by = { actor: { memberId: 'm_organiser', name: '组织者' }, now: world.now, requestId: 'r' }
  const other = atomically(by, (change) => change.update(events, 'e', { onlineUrl: 'https://example.cn/3' }))
  await expect(other).rejects.toMatchObject({ code: 'BUSY' })
  released.give()
  await stuck.done
  expect(await events.get('e')).toMatchObject({ title: '久等的', onlineUrl: 'https://example.cn/2' })
})
