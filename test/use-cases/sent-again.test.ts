import type { UseCaseName } from '../../cloudfunctions/contracts'
import { auditEntries } from '../../cloudfunctions/kernel/audit'
import type { World } from './support/world'
import { openWorld } from './support/world'

let world: World

beforeAll(async () => (world = await openWorld()))
afterAll(() => world.close())

/** What staff make with one tap, and what is written in the audit of it. */
const making: [UseCaseName, object, string][] = [
  ['organisations.createOrganisation', { name: '新成立的小组', parentId: 'district' }, 'organisation.created'],
  [
    'segments.createSegment',
    { name: '会书法的', filter: { organisationIds: ['district'], includeBelow: true } },
    'segment.created',
  ],
  [
    'notices.createDraft',
    { title: '停水通知', body: '周六上午停水', audience: { organisationIds: ['district'], includeBelow: true } },
    'notice.drafted',
  ],
]

describe.each(making)('%s', (name, input, action) => {
  const send = (draftKey: string) => world.ask('administrator', name, { ...input, draftKey })
  const made = () => auditEntries.count({ action })

  it('under one key makes one, sent at once and again; under another key another', async () => {
    const before = await made()
    const replies = [...(await Promise.all([send('key-1'), send('key-1')])), await send('key-1')]
    expect(replies.map((reply) => (reply.ok ? reply.data : reply.error))).toEqual([
      first(replies),
      first(replies),
      first(replies),
    ])
    expect(await made()).toBe(before + 1)
    const other = await send('key-2')
    expect(other).toMatchObject({ ok: true })
    expect(other).not.toMatchObject({ data: first(replies) })
    expect(await made()).toBe(before + 2)
  })

  it.each([0, 1, 2, 3, 4, 5, 6, 7])(
    'cut off after %i operations and sent again makes one, with its trace',
    async (operations) => {
      const before = await made()
      await world.cutOffAfter(operations, () => send(`cut-${operations}`))
      expect(await send(`cut-${operations}`)).toMatchObject({ ok: true })
      expect(await made()).toBe(before + 1)
    },
  )
})

function first(replies: Awaited<ReturnType<World['ask']>>[]): unknown {
  return replies[0]?.ok ? replies[0].data : undefined
}
