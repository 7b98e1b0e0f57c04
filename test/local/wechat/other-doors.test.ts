import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { openWeChat } from '../../../local/wechat'
import { openid, startWeChat, type WeChatServer } from './wechat-server'

let server: WeChatServer
beforeAll(async () => {
  server = await startWeChat()
})
afterAll(() => server.stop())

describe('checking a text', () => {
  const text = { version: 2, openid, scene: 2, content: '建议增设无障碍坡道' }
  test.each([
    [text.content, { suggest: 'pass', label: 100 }],
    ['这是一段违规测试文字', { suggest: 'risky', label: 20001 }],
    ['这是一段待审测试文字', { suggest: 'review', label: 21000 }],
  ])('%s → %j', async (content, result) => {
    expect(await server.call('/wxa/msg_sec_check', { ...text, content })).toMatchObject({ errcode: 0, result })
  })
  test.each([
    [{ version: 1 }, 40097],
    [{ scene: 5 }, 40129],
    [{ openid: '' }, 40003],
    [{ content: '' }, 44002],
    [{ content: '字'.repeat(2501) }, 45002],
    [{ content: 1 }, 47001],
  ])('refuses %j', async (change, errcode) => {
    expect(await server.call('/wxa/msg_sec_check', { ...text, ...change })).toMatchObject({ errcode })
  })
})

test('a picture check is recorded under its trace id', async () => {
  const picture = { version: 2, openid, scene: 2, media_url: 'https://example.test/a.png', media_type: 2 }
  const answer = await server.call('/wxa/media_check_async', picture)
  expect(await server.get('/_media')).toMatchObject({ items: [{ trace_id: answer['trace_id'], media_url: picture.media_url }] })
  expect(await server.call('/wxa/media_check_async', { ...picture, media_url: 'a.png' })).toMatchObject({ errcode: 40097 })
  expect(await server.call('/wxa/media_check_async', { ...picture, media_type: 3 })).toMatchObject({ errcode: 40097 })
})

test('a phone code serves once and for five minutes', async () => {
  const path = '/wxa/business/getuserphonenumber'
  const { code } = await server.post('/_phone-code', { openid })
  const phone = { phoneNumber: '13800000001', purePhoneNumber: '13800000001', countryCode: '86' }
  expect(await server.call(path, { code })).toMatchObject({ errcode: 0, phone_info: phone })
  expect(await server.call(path, { code })).toMatchObject({ errcode: 40029 })
  const late = await server.post('/_phone-code', { openid })
  server.clock.at += 5 * 60_000
  expect(await server.call(path, late)).toMatchObject({ errcode: 40029 })
  expect(await server.call(path, { code: 7 })).toMatchObject({ errcode: 40029 })
})

describe('the code of a page', () => {
  const path = '/wxa/getwxacodeunlimit'
  const picture = async (body: object) => {
    const response = await fetch(`${server.url}${path}?access_token=${await server.token()}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    return { type: response.headers.get('content-type'), bytes: Buffer.from(await response.arrayBuffer()) }
  }
  test('is a PNG of the asked width, equal for equal scenes', async () => {
    const { type, bytes } = await picture({ scene: 'i=AB12', page: 'pages/home/home', width: 300 })
    expect(type).toBe('image/png')
    expect(bytes.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a')
    expect(bytes.readUInt32BE(16)).toBe(300)
    const data = bytes.subarray(41, 41 + bytes.readUInt32BE(33))
    expect(inflateSync(data)).toHaveLength(300 * 301)
    expect((await picture({ scene: 'i=AB12', page: 'pages/home/home', width: 300 })).bytes.equals(bytes)).toBe(true)
    expect((await picture({ scene: 'i=AB13', page: 'pages/home/home', width: 300 })).bytes.equals(bytes)).toBe(false)
  })
  test.each([
    [{}, 40169],
    [{ scene: 'a'.repeat(33) }, 40169],
    [{ scene: '中文' }, 40169],
    [{ scene: 'a', page: '/pages/home/home' }, 41030],
    [{ scene: 'a', page: 'pages/home/home?x=1' }, 41030],
    [{ scene: 'a', width: 100 }, 40097],
    [{ scene: 'a', env_version: 'beta' }, 40097],
  ])('refuses %j', async (body, errcode) => {
    expect(await server.call(path, body)).toMatchObject({ errcode })
  })
})

describe('requests', () => {
  const path = '/_phone-code'
  test.each([
    ['', 44002],
    ['{', 47001],
    ['[]', 47001],
    ['null', 47001],
    [JSON.stringify({ openid, more: 'x'.repeat(100 * 1024) }), 45002],
  ])('a body %.10s is refused', async (body, errcode) => {
    expect(await server.post(path, body)).toMatchObject({ errcode })
  })
  test('a body that is not UTF-8 is refused', async () => {
    const response = await fetch(server.url + path, { method: 'POST', body: Buffer.from([0x22, 0xff, 0x22]) })
    expect(await response.json()).toMatchObject({ errcode: 47001 })
  })
  test('the wrong method and an unknown path are refused, other paths are left alone', async () => {
    expect(await server.get('/cgi-bin/stable_token')).toMatchObject({ errcode: 43002 })
    expect(await server.post('/_sent', {})).toMatchObject({ errcode: 43001 })
    expect(await server.get('/toString')).toMatchObject({ errcode: 40066 })
    expect(await (await fetch(`${server.url}x/_sent`)).text()).toBe('not WeChat')
  })
  test('the log names paths and codes, no person and no token', async () => {
    const token = await server.token()
    await server.post(`/wxa/msg_sec_check?access_token=${token}`, { version: 2, openid, scene: 1, content: '甲' })
    expect(server.logged.at(-1)).toMatchObject({ service: 'wechat', path: '/wxa/msg_sec_check', errcode: 0 })
    expect(JSON.stringify(server.logged)).not.toMatch(new RegExp(`${token}|${openid}|13800000001`))
  })
})

test('a template with a field of no known kind does not open', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'wechat-'))
  const templates = [{ templateId: 't', title: '标题', fields: { words1: '内容' } }]
  await expect(openWeChat({ dataDir, appId: 'a', appSecret: 'b', templates, phones: () => '' })).rejects.toThrow('words1')
  await rm(dataDir, { recursive: true })
})
