import { fields, openid, startWeChat, templateId, type WeChatServer, wrap } from './wechat-server'

let server: WeChatServer
beforeEach(async () => {
  server = await startWeChat({ pages: ['pages/events/detail/detail'] })
})
afterEach(() => server.stop())

const path = '/cgi-bin/message/subscribe/send'
const page = 'pages/events/detail/detail?id=1'
const message = { touser: openid, template_id: templateId, page, data: wrap(fields), miniprogram_state: 'formal', lang: 'zh_CN' }
const accept = (accepted: string[] = [templateId], who = openid) =>
  server.post('/_consent', { openid: who, accepted, rejected: [] })

test('spends one accept per message, and keeps what was sent, newest first', async () => {
  await accept()
  await accept()
  expect(await server.get(`/_accepts?openid=${openid}`)).toEqual({ [templateId]: 2 })
  expect(await server.call(path, message)).toEqual({ errcode: 0, errmsg: 'ok' })
  expect(await server.call(path, { ...message, page: undefined })).toEqual({ errcode: 0, errmsg: 'ok' })
  expect(await server.call(path, message)).toMatchObject({ errcode: 43101 })
  const sent = { touser: openid, template_id: templateId, title: '候补成功通知', data: fields, at: server.clock.at }
  expect(await server.get(`/_sent?openid=${openid}`)).toEqual({
    items: [
      { ...sent, page: '' },
      { ...sent, page },
    ],
  })
  expect(await server.get('/_sent?openid=someone-else')).toEqual({ items: [] })
  expect(await server.get(`/_accepts?openid=${openid}`)).toEqual({})
})

test('one accept is spent once by twenty sends at the same time', async () => {
  await accept()
  const answers = await Promise.all(Array.from({ length: 20 }, () => server.call(path, message)))
  expect(answers.filter(({ errcode }) => errcode === 0)).toHaveLength(1)
  expect(answers.filter(({ errcode }) => errcode === 43101)).toHaveLength(19)
})

test('a rejected template gains nothing; unknown templates and contradictions are refused', async () => {
  expect(await server.post('/_consent', { openid, accepted: [], rejected: [templateId] })).toMatchObject({ errcode: 0 })
  expect(await server.get(`/_accepts?openid=${openid}`)).toEqual({})
  expect(await accept(['no-such-template'])).toMatchObject({ errcode: 40037 })
  expect(await accept([], 'not an openid')).toMatchObject({ errcode: 40003 })
  expect(await server.post('/_consent', { openid, accepted: [templateId], rejected: [templateId] })).toMatchObject({
    errcode: 40097,
  })
})

test.each([
  ['no openid', { touser: '' }, 40003],
  ['an openid of another form', { touser: 'a b' }, 40003],
  ['an unknown template', { template_id: 'nope' }, 40037],
  ['no data', { data: undefined }, 47003],
  ['a page with a leading slash', { page: '/pages/events/detail/detail' }, 41030],
  ['a page that does not exist', { page: 'pages/events/gone/gone' }, 41030],
  ['an unknown state', { miniprogram_state: 'beta' }, 47003],
  ['an unknown language', { lang: 'de_DE' }, 47003],
  ['a person without an accept', { touser: 'somebody-else' }, 43101],
])('refuses %s and spends nothing', async (_what, change, errcode) => {
  await accept()
  expect(await server.call(path, { ...message, ...change })).toMatchObject({ errcode })
  expect(await server.get(`/_accepts?openid=${openid}`)).toEqual({ [templateId]: 1 })
})

test.each([
  ['a missing field', { thing3: undefined }, 'data.thing3.value is empty'],
  ['an empty field', { thing1: '  ' }, 'data.thing1.value is empty'],
  ['a long field', { thing1: '长'.repeat(21) }, 'data.thing1.value invalid'],
  ['a newline', { thing1: '一\n二' }, 'data.thing1.value invalid'],
  ['a wrong kind', { time2: '明天下午' }, 'data.time2.value invalid'],
  ['a value that is no text', { thing4: { a: 1 } }, 'data.thing4.value invalid'],
])('refuses %s and names the field', async (_what, change, words) => {
  await accept()
  const answer = await server.call(path, { ...message, data: wrap({ ...fields, ...change }) })
  expect(answer).toMatchObject({ errcode: 47003, errmsg: expect.stringContaining(`argument invalid! ${words} rid: `) })
})

test('refuses with 45009 above the limit, until the next window', async () => {
  await server.stop()
  server = await startWeChat({ sendLimit: { count: 1, windowSeconds: 60 } })
  await accept()
  await accept()
  expect(await server.call(path, message)).toMatchObject({ errcode: 0 })
  expect(await server.call(path, message)).toMatchObject({ errcode: 45009 })
  server.clock.at += 60_000
  expect(await server.call(path, message)).toMatchObject({ errcode: 0 })
})
