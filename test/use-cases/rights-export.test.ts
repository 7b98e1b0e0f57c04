import { strFromU8, unzipSync } from 'fflate'
import { members } from '../../cloudfunctions/domains/members'
import { opinions } from '../../cloudfunctions/domains/opinions'
import { removeExpiredArchives } from '../../cloudfunctions/domains/files'
import { collection } from '../../cloudfunctions/platform/database'
import { readFile, storeFile } from '../../cloudfunctions/platform/files'
import { encryptPhone, hashPhone } from '../../cloudfunctions/platform/secrets'
import { aMember, anOpinion } from '../factories'
import type { World } from './support/world'
import { openWorld, present } from './support/world'

let world: World
let openid: string
let count = 0
const phone = '13912345678'

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

beforeEach(async () => {
  world.now = present
  openid = `taker${++count}`
  const _id = `m_${openid}`
  await members.insertMissing([
    aMember({ _id, openid, name: '<b>钱</b>', phone: encryptPhone(phone), phoneHash: hashPhone(phone), skills: ['"书法"'] }),
  ])
  const text = '<script>alert(1)</script>\n<img src=x onerror=alert(2)>'
  await opinions.insertMissing([anOpinion({ _id: `o_${openid}`, receiptNumber: openid, authorId: _id, text })])
})

async function upload(contents: Buffer[]): Promise<void> {
  const { cloudPaths } = await world.call(openid, 'files.prepareUpload', { extensions: contents.map(() => 'png') })
  await Promise.all(cloudPaths.map((cloudPath, at) => storeFile(cloudPath, contents[at] ?? Buffer.alloc(0))))
}

const filesOf = async (fileId: string) => unzipSync((await readFile(fileId)) as Buffer)
const after = (hours: number) => new Date(present.getTime() + hours * 3600_000)

it('holds every stored value with the phone in full, a page to read, and the pictures', async () => {
  await upload([Buffer.from('one'), Buffer.from('two')])
  const made = await world.call(openid, 'rights.exportMyData', {})
  expect(made).toMatchObject({ fileName: '同心桥-我的数据-2026-11-20.zip', pictures: 2, expiresAt: after(24).toISOString() })
  const files = await filesOf(made.fileId)
  const [html = '', json = ''] = ['我的数据.html', '我的数据.json'].map((name) => strFromU8(files[name] ?? new Uint8Array()))
  const pictures = Object.keys(files).filter((name) => name.startsWith('图片/'))
  expect(pictures.map((name) => strFromU8(files[name] ?? new Uint8Array())).sort()).toEqual(['one', 'two'])
  expect(JSON.parse(json)).toMatchObject({ 我的资料: [{ phone }], 意见: [{ receiptNumber: openid }] })
  for (const name of pictures) expect(html).toContain(`src="${encodeURI(name)}"`)
  expect(html + json).not.toContain('王秀兰')
  expect(json).not.toContain('phoneHash')
})

it('is a page in which nothing that somebody typed becomes markup, and which asks the network for nothing', async () => {
  const { fileId } = await world.call(openid, 'rights.exportMyData', {})
  const html = strFromU8((await filesOf(fileId))['我的数据.html'] ?? new Uint8Array())
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(html).not.toMatch(/<(script|b|img src=x|iframe|link)\b/)
  expect(html).not.toMatch(/(src|href)="(https?:)?\/\//)
  expect(html).toContain("default-src 'none'")
  expect(html).toMatch(/^<!doctype html>\n<html lang="zh-CN">/)
})

it('comes in several archives when the pictures are too many for one', async () => {
  const large = Array.from({ length: 5 }, (_unused, n) => Buffer.alloc(9 * 1024 * 1024, n))
  await upload(large)
  const first = await world.call(openid, 'rights.exportMyData', {})
  expect(first).toMatchObject({ pictures: 3, nextPicture: 3 })
  const second = await world.call(openid, 'rights.exportMyData', { fromPicture: first.nextPicture ?? 0 })
  expect(second).toMatchObject({ pictures: 2 })
  expect(second.nextPicture).toBeUndefined()
  expect(Object.keys(await filesOf(second.fileId))).toEqual(['图片/4.png', '图片/5.png'])
})

it('is there for a day, and only the last one', async () => {
  const first = await world.call(openid, 'rights.exportMyData', {})
  const second = await world.call(openid, 'rights.exportMyData', {})
  expect(await readFile(first.fileId)).toBe('missing')
  await removeExpiredArchives(after(23), 100)
  expect(await readFile(second.fileId)).toBeInstanceOf(Buffer)
  await removeExpiredArchives(after(24), 100)
  expect(await readFile(second.fileId)).toBe('missing')
  expect(await removeExpiredArchives(after(24), 100)).toBe(0)
})

it.each(Array.from({ length: 14 }, (_unused, n) => n + 1))(
  'leaves no file behind when cut off after %i operations',
  async (n) => {
    await upload([Buffer.from('one')])
    await world.call(openid, 'rights.exportMyData', {})
    await world.cutOffAfter(n, () => world.call(openid, 'rights.exportMyData', {}))
    const rows = await collection<{ _id: string; fileId: string }>('archives').find({ memberId: `m_${openid}` }, { limit: 10 })
    await removeExpiredArchives(after(25), 100)
    for (const { fileId } of rows) expect(await readFile(fileId)).toBe('missing')
    expect(await collection('archives').count({})).toBe(0)
  },
)

it('is for those who are registered', async () => {
  expect(await world.refusal('nobody', 'rights.exportMyData', {})).toBe('NOT_REGISTERED')
})
