import { appId, appSecret, startWeChat, type WeChatServer } from './wechat-server'

let server: WeChatServer
beforeEach(async () => {
  server = await startWeChat()
})
afterEach(() => server.stop())

const path = '/cgi-bin/stable_token'
const right = { grant_type: 'client_credential', appid: appId, secret: appSecret }
const minutes = (count: number) => count * 60_000
const errcodeWith = async (token: string) =>
  (await server.post(`/wxa/business/getuserphonenumber?access_token=${token}`, { code: 'x' }))['errcode']
/** The token is taken: the refusal is about the code. */
const taken = 40029

test.each([
  [{ ...right, grant_type: 'password' }, 40002],
  [{ ...right, appid: undefined }, 41002],
  [{ ...right, appid: 'wx1' }, 40013],
  [{ ...right, secret: '' }, 41004],
  [{ ...right, secret: 'wrong' }, 40125],
  [{ ...right, force_refresh: 'yes' }, 47001],
])('refuses %j with %i', async (body, errcode) => {
  expect(await server.post(path, body)).toMatchObject({ errcode, errmsg: expect.stringMatching(/ rid: \w+-\w+-\w+$/) })
})

test('gives the same token until its last five minutes, then a new one, and the old one stays good until it ends', async () => {
  const first = await server.post(path, right)
  expect(first['expires_in']).toBe(7200)
  server.clock.at += minutes(114)
  expect(await server.post(path, right)).toEqual({ access_token: first['access_token'], expires_in: 360 })
  server.clock.at += minutes(2)
  const second = await server.token()
  expect(second).not.toBe(first['access_token'])
  expect(await errcodeWith(String(first['access_token']))).toBe(taken)
  server.clock.at += minutes(4)
  expect(await errcodeWith(String(first['access_token']))).toBe(42001)
  expect(await errcodeWith(second)).toBe(taken)
})

test('a forced refresh ends the token before it', async () => {
  const first = await server.token()
  const forced = await server.token(true)
  expect(await errcodeWith(first)).toBe(40001)
  expect(await errcodeWith(forced)).toBe(taken)
})

test('does not force twice within thirty seconds, nor more than twenty times a day', async () => {
  const first = await server.token(true)
  expect(await server.token(true)).toBe(first)
  for (let count = 1; count < 20; count += 1) {
    server.clock.at += 30_000
    await server.token(true)
  }
  server.clock.at += 30_000
  expect(await server.post(path, { ...right, force_refresh: true })).toMatchObject({ errcode: 45009 })
  expect(await errcodeWith(await server.token())).toBe(taken)
})

test('refuses a missing and an unknown token', async () => {
  expect(await server.post('/wxa/msg_sec_check', {})).toMatchObject({ errcode: 41001 })
  expect(await errcodeWith('unknown')).toBe(40001)
})
