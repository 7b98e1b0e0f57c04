import http from 'node:http'
import { text } from 'node:stream/consumers'
import { weChatApi, WeChatError } from '../../../cloudfunctions/platform/wechat'
import { appId, appSecret, fields, openid, startWeChat, templateId, type WeChatServer } from './wechat-server'

let server: WeChatServer
let env: Record<string, string>
beforeEach(async () => {
  server = await startWeChat()
  env = { WECHAT_API_URL: server.url, WECHAT_APP_ID: appId, WECHAT_APP_SECRET: appSecret }
})
afterEach(() => server.stop())

const page = '/pages/events/detail/detail?id=1'
const message = { openid, templateId, page, data: fields }
const accept = () => server.post('/_consent', { openid, accepted: [templateId] })
const tokensAsked = () => server.logged.filter((line) => 'path' in line && line.path === '/cgi-bin/stable_token').length

/** A WeChat that answers as a test wants: reaches what the stand-in has no reason to say. `seen` collects paths and bodies. */
async function withAnswer(answer: { status?: number; body: string }, run: (url: string) => Promise<void>, seen: string[] = []) {
  const fake = http.createServer(async (req, res) => {
    const isToken = req.url?.includes('stable_token')
    seen.push(`${req.url?.split('?')[0]} ${await text(req)}`)
    res.writeHead(isToken ? 200 : (answer.status ?? 200), { 'content-type': 'text/plain' })
    res.end(isToken ? '{"access_token":"t0ken","expires_in":7200}' : answer.body)
  })
  await new Promise<void>((resolve) => fake.listen(0, '127.0.0.1', resolve))
  const address = fake.address()
  await run(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`).finally(() => {
    fake.closeAllConnections()
    fake.close()
  })
}

describe('sending a subscribe message', () => {
  test('fits the texts, and says when there is no accept left', async () => {
    await accept()
    const api = weChatApi(env)
    const data = { ...fields, thing1: '很长的活动名称'.repeat(9), time2: '2026-04-05T06:00:00.000Z' }
    expect(await api.sendSubscribeMessage({ ...message, data })).toEqual({ result: 'sent' })
    expect(await server.get('/_sent')).toMatchObject({
      items: [
        { touser: openid, page: page.slice(1), data: { time2: '2026年4月5日 14:00', thing1: expect.stringMatching(/^.{19}…$/) } },
      ],
    })
    expect(await api.sendSubscribeMessage(message)).toEqual({ result: 'noAccept', detail: '43101' })
  })

  test.each([
    [{ openid: 'not an openid' }, '40003'],
    [{ templateId: 'nope' }, '40037'],
    [{ data: { thing1: '只有一项' } }, '47003 time2'],
    [{ page: 'pages/with space' }, '41030'],
  ])('%j is never sent again', async (change, detail) => {
    await accept()
    expect(await weChatApi(env).sendSubscribeMessage({ ...message, ...change })).toEqual({ result: 'invalid', detail })
  })

  test.each([
    [{ body: '{"errcode":45009,"errmsg":"reach max api daily quota limit"}' }, '45009'],
    [{ body: '{"errcode":-1,"errmsg":"system error"}' }, '-1'],
  ])('%j is worth another try', async (answer, detail) => {
    await withAnswer(answer, async (url) => {
      const sent = await weChatApi({ ...env, WECHAT_API_URL: url }).sendSubscribeMessage(message)
      expect(sent).toEqual({ result: 'retry', detail })
    })
  })

  test.each([
    [{ status: 502, body: 'bad gateway' }, 'http'],
    [{ body: '<html>' }, 'format'],
  ])('%j leaves open whether it arrived, so it is not sent again', async (answer, detail) => {
    await withAnswer(answer, async (url) => {
      const sent = await weChatApi({ ...env, WECHAT_API_URL: url }).sendSubscribeMessage(message)
      expect(sent).toEqual({ result: 'unknown', detail })
    })
  })

  test('a wrong secret, a missing one and a server that is away are worth another try', async () => {
    const sendWith = (change: object) => weChatApi({ ...env, ...change }).sendSubscribeMessage(message)
    expect(await sendWith({ WECHAT_APP_SECRET: 'wrong' })).toEqual({ result: 'retry', detail: '40125' })
    expect(await sendWith({ WECHAT_APP_SECRET: undefined })).toEqual({ result: 'retry', detail: 'configuration' })
    let closed = ''
    await withAnswer({ body: '' }, async (url) => {
      closed = url
    })
    expect(await sendWith({ WECHAT_API_URL: closed })).toEqual({ result: 'retry', detail: 'unreachable' })
  })
})

describe('the token', () => {
  test('is asked for once by many calls at the same time, and kept for the instance', async () => {
    await Promise.all(Array.from({ length: 10 }, () => weChatApi(env).checkText('你好', openid, 2)))
    expect(await weChatApi(env).checkText('你好', openid, 2)).toBe('pass')
    expect(tokensAsked()).toBe(1)
  })

  test('is replaced once when another instance forced a new one, and when it ended early', async () => {
    const api = weChatApi(env)
    await accept()
    await accept()
    await api.checkText('你好', openid, 2)
    await server.token(true)
    const asked = tokensAsked()
    expect(await api.sendSubscribeMessage(message)).toEqual({ result: 'sent' })
    server.clock.at += 3 * 60 * 60_000
    expect(await api.sendSubscribeMessage(message)).toEqual({ result: 'sent' })
    expect(tokensAsked() - asked).toBe(2)
  })

  test('is forced once, and not asked for again, when WeChat still hands out the token it refuses', async () => {
    const seen: string[] = []
    const refusal = { body: '{"errcode":40001,"errmsg":"invalid credential"}' }
    const run = async (url: string) => {
      const sent = await weChatApi({ ...env, WECHAT_API_URL: url }).sendSubscribeMessage(message)
      expect(sent).toEqual({ result: 'retry', detail: '40001' })
    }
    await withAnswer(refusal, run, seen)
    expect(seen.map((line) => line.match(/"force_refresh":\w+/)?.[0] ?? 'send')).toEqual([
      ...['"force_refresh":false', 'send', '"force_refresh":false', '"force_refresh":true', 'send'],
    ])
  })

  test('is given up five minutes before its end', async () => {
    const api = weChatApi(env)
    await api.checkText('你好', openid, 2)
    const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 116 * 60_000)
    await api.checkText('你好', openid, 2)
    clock.mockRestore()
    expect(tokensAsked()).toBe(2)
  })
})

describe('checks, phone numbers and codes', () => {
  test('a text is judged, also when it is longer than WeChat takes at once', async () => {
    const api = weChatApi(env)
    expect(await api.checkText('违规测试', openid, 2)).toBe('risky')
    expect(await api.checkText('待审测试', openid, 2)).toBe('review')
    expect(await api.checkText(' ', openid, 2)).toBe('pass')
    expect(await api.checkText(`${'字'.repeat(2498)}违规测试${'字'.repeat(900)}`, openid, 2)).toBe('risky')
    expect(await api.checkText(`${'字'.repeat(2499)}🍵${'字'.repeat(900)}`, openid, 2)).toBe('pass')
  })

  test('what WeChat does not judge, a person has to', async () => {
    const away = weChatApi({ ...env, WECHAT_API_URL: 'http://127.0.0.1:1' })
    expect(await away.checkText('你好', openid, 2)).toBe('review')
    expect(await away.checkImage('https://example.test/a.png', openid)).toBeNull()
    await withAnswer({ body: '{"errcode":0}' }, async (url) => {
      expect(await weChatApi({ ...env, WECHAT_API_URL: url }).checkText('你好', openid, 2)).toBe('review')
    })
  })

  test('a picture gets a trace id', async () => {
    const answer = await weChatApi(env).checkImage('https://example.test/a.png', openid)
    expect(await server.get('/_media')).toMatchObject({ items: [{ trace_id: answer?.traceId, media_type: 2 }] })
  })

  test('a phone code gives the number once', async () => {
    const { code } = await server.post('/_phone-code', { openid })
    expect(await weChatApi(env).phoneNumber(String(code))).toBe('13800000001')
    expect(await weChatApi(env).phoneNumber(String(code))).toBeNull()
  })

  test('a code for a page is a picture, a refused one an error with its number', async () => {
    const picture = await weChatApi(env).miniProgramCode('i=AB12', '/pages/home/home')
    expect(picture.subarray(1, 4).toString()).toBe('PNG')
    await expect(weChatApi(env).miniProgramCode('中文', 'pages/home/home')).rejects.toMatchObject({ reason: 40169 })
  })
})

test('no error shows the token, the secret, the person or the phone number', async () => {
  const echo = `{"errcode":48001,"errmsg":"api unauthorized for ${openid} ${appSecret} 13800000001 t0ken"}`
  const errors: unknown[] = []
  await withAnswer({ body: echo }, async (url) => {
    const api = weChatApi({ ...env, WECHAT_API_URL: url })
    errors.push(await api.sendSubscribeMessage(message))
    errors.push(await api.phoneNumber('13800000001').catch((error: unknown) => error))
  })
  const away = weChatApi({ ...env, WECHAT_API_URL: 'http://127.0.0.1:1' })
  errors.push(await away.miniProgramCode(openid, 'pages/home/home').catch((error: unknown) => error))
  expect(errors.slice(1).every((error) => error instanceof WeChatError)).toBe(true)
  const shown = errors.map((error) =>
    error instanceof Error ? `${error.stack} ${JSON.stringify({ ...error, cause: error.cause })}` : JSON.stringify(error),
  )
  expect(shown.join('\n')).not.toMatch(new RegExp(`${openid}|${appSecret}|13800000001|t0ken`))
})
