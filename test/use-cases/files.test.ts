import { removeUnsent, uploads } from '../../cloudfunctions/domains/files'
import { members } from '../../cloudfunctions/domains/members'
import { notices } from '../../cloudfunctions/domains/notices'
import { opinions } from '../../cloudfunctions/domains/opinions'
import { eraseDue } from '../../cloudfunctions/domains/rights'
import { readFile, storeFile } from '../../cloudfunctions/platform/files'
import { aMember } from '../factories'
import { cutsUpTo } from './support/cuts'
import type { World } from './support/world'
import { openWorld, present } from './support/world'

let world: World
let openid: string
let count = 0

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

beforeEach(async () => {
  world.now = present
  openid = `painter${++count}`
  await members.insertMissing([aMember({ _id: `m_${openid}`, openid, name: '周画画' })])
})

/** What a phone does: asks for places and uploads into them. */
async function upload(as: string, pictures = 1): Promise<string[]> {
  const extensions = Array.from({ length: pictures }, () => 'png' as const)
  const { cloudPaths } = await world.call(as, 'files.prepareUpload', { extensions })
  return Promise.all(cloudPaths.map((cloudPath) => storeFile(cloudPath, Buffer.from(`picture at ${cloudPath}`))))
}

const said = (imageIds: string[]) =>
  ({ kind: 'request', category: 'other', text: '请看图片。', imageIds, draftKey: 'd' }) as const
const stillThere = async (fileIds: string[]) =>
  (await Promise.all(fileIds.map((fileId) => readFile(fileId)))).filter(Buffer.isBuffer).length
const days = (n: number) => new Date(present.getTime() + n * 86_400_000)

describe('a place for a file', () => {
  it('is for pictures and documents, under a name that keeps its ending', async () => {
    const { cloudPaths } = await world.call(openid, 'files.prepareUpload', { extensions: ['png', 'pdf', 'docx', 'xlsx', 'pptx'] })
    expect(cloudPaths.map((cloudPath) => cloudPath.replace(/^uploads\/f[\w-]+/, ''))).toEqual([
      '.png',
      '.pdf',
      '.docx',
      '.xlsx',
      '.pptx',
    ])
    expect(new Set(cloudPaths).size).toBe(5)
  })

  it('is not for what runs by itself', async () => {
    for (const extension of ['exe', 'apk', 'html', 'svg', 'js']) {
      expect(await world.refusal(openid, 'files.prepareUpload', { extensions: [extension] })).toBe('INVALID_INPUT')
    }
  })
})

describe('pictures of an opinion', () => {
  it('are taken from whoever uploaded them, again after a lost reply', async () => {
    const imageIds = await upload(openid, 3)
    const first = await world.call(openid, 'opinions.submit', said(imageIds))
    expect(await world.call(openid, 'opinions.submit', said(imageIds))).toEqual(first)
    expect(await opinions.get(first.opinionId)).toMatchObject({ imageIds })
    expect(await uploads.count({ memberId: `m_${openid}`, keptFor: 'opinion' })).toBe(3)
  })

  it('are refused when they are somebody else’s or the product’s own, and nothing is stored', async () => {
    const [own = ''] = await upload(openid)
    const [others = ''] = await upload('second')
    const outside = own.replace('/uploads/', '/archives/')
    for (const id of [others, outside, 'cloud://local.local/exports/anything.xlsx']) {
      expect(await world.refusal(openid, 'opinions.submit', said([own, id]))).toBe('FILE_NOT_YOURS')
    }
    expect(await opinions.count({ authorId: `m_${openid}` })).toBe(0)
    expect(await uploads.count({ keptFor: 'opinion', memberId: `m_${openid}` })).toBe(0)
  })

  it('that an older phone put among the uploads belong to whoever sends them first', async () => {
    const imageIds = [`cloud://local.local/uploads/20261120/${openid}.png`]
    await world.call(openid, 'opinions.submit', said(imageIds))
    expect(await uploads.count({ memberId: `m_${openid}`, keptFor: 'opinion' })).toBe(1)
    expect(await world.refusal('second', 'opinions.submit', said(imageIds))).toBe('FILE_NOT_YOURS')
  })

  it('tell nothing about whose they are: two opinions of one person have nothing in common', async () => {
    const [first = '', second = ''] = [...(await upload(openid)), ...(await upload(openid))]
    const own = (id: string) => id.replace(/^.*\//, '')
    expect(first.replace(own(first), '')).toBe(second.replace(own(second), ''))
    expect(first + second).not.toContain(openid)
    expect(own(first).slice(0, 8)).not.toBe(own(second).slice(0, 8))
  })

  it('take two operations of the database at most beside the opinion', async () => {
    const imageIds = await upload(openid, 9)
    const without = await world.operations(() => world.call(openid, 'opinions.submit', { ...said([]), draftKey: 'none' }))
    const withPictures = await world.operations(() => world.call(openid, 'opinions.submit', said(imageIds)))
    expect(withPictures - without).toBeLessThanOrEqual(2)
  })

  it.each([1, 2, 3, 4, 5, 6])('are neither lost nor kept in vain when the power goes after %i operations', async (operations) => {
    const imageIds = await upload(openid, 2)
    await world.cutOffAfter(operations, () => world.call(openid, 'opinions.submit', said(imageIds)))
    await removeUnsent(days(31), 1000)
    const standing = await opinions.find({ authorId: `m_${openid}` }, { limit: 5 })
    if (standing.length > 0) expect(await stillThere(imageIds)).toBe(2)
    else expect(await uploads.count({ memberId: `m_${openid}`, keptFor: null })).toBe(0)
  })
})

describe('pictures of a notice', () => {
  const draft = (fileId: string) =>
    ({
      title: '通知',
      body: '请看附件。',
      audience: { organisationIds: ['association'], includeBelow: true },
      imageIds: [fileId],
      fileIds: [fileId],
    }) as const

  it('are the editor’s own, and stay with the notice when the editor goes', async () => {
    await members.update({ _id: `m_${openid}` }, { roles: [{ role: 'editor', organisationId: 'district' }] })
    const [others = ''] = await upload('second')
    const drafted = (fileId: string) => ({
      ...draft(fileId),
      imageIds: [fileId],
      fileIds: [fileId],
      audience: { organisationIds: ['association'], includeBelow: true },
    })
    expect(await world.refusal(openid, 'notices.createDraft', drafted(others))).toBe('FILE_NOT_YOURS')
    const [own = ''] = await upload(openid)
    const { noticeId } = await world.call(openid, 'notices.createDraft', drafted(own))
    const { dueAt } = await world.call(openid, 'rights.requestErasure', {})
    await eraseDue(new Date(dueAt))
    expect(await notices.get(noticeId)).toMatchObject({ imageIds: [own] })
    expect(await stillThere([own])).toBe(1)
    expect(await uploads.count({ memberId: `m_${openid}` })).toBe(0)
  })
})

describe('files of an event', () => {
  const details = (cover: string | undefined, ...fileIds: string[]) => ({
    title: '茶话会',
    kind: 'fellowship' as const,
    startsAt: '2026-11-28T06:30:00Z',
    endsAt: '2026-11-28T08:30:00Z',
    place: { name: '同心会客厅' },
    capacity: 10,
    ...(cover === undefined ? {} : { cover: { imageId: cover } }),
    files: fileIds.map((fileId) => ({ fileId, name: '议程.pdf' })),
  })
  const event = (...files: Parameters<typeof details>) => ({ organisationId: 'association', ...details(...files) })
  const keptForEvents = () => uploads.count({ memberId: `m_${openid}`, keptFor: 'event' })
  beforeEach(() => members.update({ _id: `m_${openid}` }, { roles: [{ role: 'organiser', organisationId: 'association' }] }))

  it('are the organiser’s own, or those of an event they run', async () => {
    const [others = ''] = await upload('second')
    expect(await world.refusal(openid, 'events.createEvent', event(others))).toBe('FILE_NOT_YOURS')
    const [cover = '', agenda = ''] = await upload(openid, 2)
    const { eventId } = await world.call(openid, 'events.createEvent', event(cover, agenda))
    expect(await keptForEvents()).toBe(2)
    // A colleague makes another event after it; somebody elsewhere may not.
    const copied = await world.call('organiser', 'events.createEvent', event(cover, agenda))
    const elsewhere = { ...event(cover), organisationId: 'elsewhere' }
    expect(await world.refusal('stranger', 'events.createEvent', elsewhere)).toBe('FILE_NOT_YOURS')
    const edit = { eventId: copied.eventId, version: 1, ...details(cover, agenda), title: '又一场' }
    expect(await world.call('organiser', 'events.editEvent', edit)).toMatchObject({ version: 2 })
    expect(await world.refusal('organiser', 'events.editEvent', { ...edit, version: 2, ...details(others) })).toBe(
      'FILE_NOT_YOURS',
    )
    expect((await world.call(openid, 'events.getEvent', { eventId })).files).toEqual([{ fileId: agenda, name: '议程.pdf' }])
  })

  it('stay with the event when the organiser goes', async () => {
    const [cover = ''] = await upload(openid)
    await world.call(openid, 'events.createEvent', event(cover))
    const { dueAt } = await world.call(openid, 'rights.requestErasure', {})
    await eraseDue(new Date(dueAt))
    expect(await stillThere([cover])).toBe(1)
    expect(await uploads.count({ memberId: `m_${openid}` })).toBe(0)
  })

  it('go a month after the last event let go of them, and not before', async () => {
    const [cover = '', agenda = ''] = await upload(openid, 2)
    const { eventId } = await world.call(openid, 'events.createEvent', event(cover, agenda))
    const copied = await world.call(openid, 'events.createEvent', event(cover))
    await world.call(openid, 'events.editEvent', { eventId, version: 1, ...details(undefined) })
    expect(await keptForEvents()).toBe(1)
    await removeUnsent(days(31), 1000)
    expect(await stillThere([cover, agenda])).toBe(1)
    await world.call(openid, 'events.deleteDraft', { eventId: copied.eventId })
    expect(await keptForEvents()).toBe(0)
    await removeUnsent(days(31), 1000)
    expect(await stillThere([cover])).toBe(0)
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9])(
    'are there for an event although the power went after %i operations',
    async (operations) => {
      const [cover = ''] = await upload(openid)
      const keyed = { ...event(cover), draftKey: `key${openid}` }
      await world.cutOffAfter(operations, () => world.ask(openid, 'events.createEvent', keyed))
      const { eventId } = await world.call(openid, 'events.createEvent', keyed)
      await removeUnsent(days(31), 1000)
      expect(await stillThere([cover])).toBe(1)
      await world.cutOffAfter(operations, () => world.ask(openid, 'events.deleteDraft', { eventId }))
    },
  )
})

describe('what was never sent', () => {
  it('goes after a month, and nothing else', async () => {
    const sent = await upload(openid, 1)
    await world.call(openid, 'opinions.submit', said(sent))
    const kept = await upload(openid, 2)
    await removeUnsent(days(29), 1000)
    expect(await stillThere([...sent, ...kept])).toBe(3)
    await removeUnsent(days(31), 1000)
    expect(await stillThere(kept)).toBe(0)
    expect(await stillThere(sent)).toBe(1)
    expect(await removeUnsent(days(31), 1000)).toBe(0)
  })
})

describe('closing the account', () => {
  const erasedAfter = async (dueAt: string, operations: number) => {
    await world.cutOffAfter(operations, () => eraseDue(new Date(dueAt)))
    await eraseDue(new Date(dueAt))
  }

  it.each(cutsUpTo(44))('removes every file, sent or not, also when cut off after %i operations', async (operations) => {
    const sent = await upload(openid, 2)
    await world.call(openid, 'opinions.submit', said(sent))
    const kept = await upload(openid, 1)
    const { fileId } = await world.call(openid, 'rights.exportMyData', {})
    const others = await upload('second', 1)
    const { dueAt } = await world.call(openid, 'rights.requestErasure', {})
    await erasedAfter(dueAt, operations)
    expect(await stillThere([...sent, ...kept, fileId])).toBe(0)
    expect(await stillThere(others)).toBe(1)
    expect(await members.get(`m_${openid}`)).toBeNull()
  })
})
