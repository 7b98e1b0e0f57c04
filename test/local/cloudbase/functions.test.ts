import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RunningCloudBase, newFolder, startCloudBase } from './support'

const functionsDir = newFolder()

function writeFunction(name: string, code: string, config: object = {}): void {
  mkdirSync(join(functionsDir, name), { recursive: true })
  writeFileSync(join(functionsDir, name, 'index.js'), code)
  writeFileSync(join(functionsDir, name, 'config.json'), JSON.stringify(config))
}

const sdk = JSON.stringify(require.resolve('@cloudbase/node-sdk'))
const main = (body: string) => `exports.main = async (event, context) => { ${body} }`

writeFunction('echo', main('console.log("seen", event.text); return { event, requestId: context.request_id }'))
writeFunction('whoami', main(`return require(${sdk}).init({ env: 'local' }).auth().getUserInfo().openId`))
writeFunction('fails', main('throw new Error("secret text")'))
writeFunction('dies', main('process.exit(3)'))
writeFunction('spins', main('for (;;);'), { timeout: 1 })
writeFunction(
  'busy',
  `let now = 0, most = 0; ${main('most = Math.max(most, ++now); await new Promise((r) => setTimeout(r, 30)); now--; return { pid: process.pid, most }')}`,
)
writeFunction(
  'database',
  `const db = require(${sdk}).init({ env: 'local' }).database(); ${main('await db.collection("notes").doc("n").set({ a: 1 }); return (await db.collection("notes").doc("n").get()).data')}`,
)
writeFunction('environment', main('return process.env'))
writeFunction('nothing', main(''))
writeFunction('ticks', main('return event'), { triggers: [{ name: 'everySecond', type: 'timer', config: '* * * * * * *' }] })
writeFunction('version', main('return 1'))

let running: RunningCloudBase

beforeAll(async () => {
  running = await startCloudBase({
    functionsDir,
    maxInstances: 2,
    functionEnv: { PRODUCT: 'bridge' },
    collections: { notes: [] },
  })
})
afterAll(async () => {
  await running.stop()
  rmSync(functionsDir, { recursive: true, force: true })
})

async function call(
  name: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; id: string | null; body: unknown }> {
  const response = await fetch(`${running.url}/call/${name}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  })
  return { status: response.status, id: response.headers.get('x-request-id'), body: await response.json() }
}

describe('the call door', () => {
  it('answers exactly what the function returned, and its request id', async () => {
    const answer = await call('echo', '{"text":"你好"}')
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({ event: { text: '你好' }, requestId: answer.id })
    expect((await call('nothing', '')).body).toBeNull()
  })

  it('passes what a function prints to the log', async () => {
    await call('echo', '{"text":"印"}')
    expect(running.lines).toContainEqual(expect.objectContaining({ event: 'function.output', function: 'echo', text: 'seen 印' }))
  })

  it('gives the caller to the SDK, and nobody after somebody', async () => {
    expect((await call('whoami', '{}', { 'x-wx-openid': 'o-1' })).body).toBe('o-1')
    expect((await call('whoami', '{"openid":"o-9","userInfo":{"openId":"o-9"}}')).body).toBe('')
    expect(await running.cloudBase.callFunction('whoami', {}, { openid: 'o_2' })).toBe('o_2')
  })

  it.each(['o 1', '', 'ö', 'x'.repeat(129)])('refuses %j as an openid', async (openid) => {
    expect(await call('whoami', '{}', { 'x-wx-openid': encodeURI(openid) || ' ' })).toMatchObject({ status: 400 })
  })

  it.each([
    ['an unknown function', 'unknown', '{}', 404, 'FUNCTION_NOT_FOUND'],
    ['what is not JSON', 'echo', '{', 400, 'INVALID_PARAM'],
    ['more than 100 KB', 'echo', JSON.stringify({ text: 'x'.repeat(102_400) }), 413, 'EXCEED_MAX_PAYLOAD_SIZE'],
    ['a function that throws', 'fails', '{}', 500, 'FUNCTIONS_EXECUTE_FAIL'],
    ['a function that ends its process', 'dies', '{}', 500, 'FUNCTIONS_EXECUTE_FAIL'],
    ['a function that takes too long', 'spins', '{}', 504, 'FUNCTIONS_TIME_LIMIT_EXCEEDED'],
  ])('refuses %s', async (_case, name, body, status, code) => {
    const answer = await call(name, body)
    expect(answer).toEqual({ status, id: expect.any(String), body: { code, message: expect.any(String), requestId: answer.id } })
    expect(JSON.stringify(answer.body)).not.toMatch(/secret|at .*\.js/)
  })

  it('replaces an instance that died', async () => {
    await call('dies', '{}')
    expect((await call('dies', '{}')).status).toBe(500)
  })
})

describe('instances', () => {
  it('work on one event at a time, in at most as many processes as allowed', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => call('busy', '{}')))
    const results = answers.map(({ body }) => body as { pid: number; most: number })
    expect(Math.max(...results.map(({ most }) => most))).toBe(1)
    expect(new Set(results.map(({ pid }) => pid)).size).toBe(2)
    expect(running.cloudBase.stats().functions.busy).toMatchObject({ calls: 12, instances: 2, errors: 0 })
  })

  it('reach the database through the SDK', async () => {
    expect((await call('database', '{}')).body).toEqual([{ _id: 'n', a: 1 }])
  })

  it('see nothing of the environment of the server', async () => {
    process.env.SERVER_SECRET = 'x'
    const { body } = await call('environment', '{}')
    expect(body).toMatchObject({ PRODUCT: 'bridge', TENCENTCLOUD_RUNENV: 'SCF', WX_OPENID: '' })
    expect(body).not.toHaveProperty('SERVER_SECRET')
    expect(body).not.toHaveProperty('HOME')
  })

  it('are replaced when the code changes', async () => {
    expect(await running.cloudBase.callFunction('version', {})).toBe(1)
    writeFunction('version', main('return 2'))
    running.cloudBase.reloadFunctions()
    expect(await running.cloudBase.callFunction('version', {})).toBe(2)
  })

  it('call each other through the SDK', async () => {
    const { result } = await running.client().callFunction({ name: 'echo', data: { text: 'x' } })
    expect(result).toMatchObject({ event: { text: 'x' } })
    await expect(running.client().callFunction({ name: 'unknown', data: {} })).rejects.toMatchObject({
      code: 'FUNCTION_NOT_FOUND',
    })
  })
})

describe('a timer', () => {
  it('gives the event a timer gives', async () => {
    expect(await running.cloudBase.runTimer('ticks')).toEqual({
      Type: 'Timer',
      TriggerName: 'everySecond',
      Time: expect.any(String),
      Message: '',
    })
    await expect(running.cloudBase.runTimer('echo')).rejects.toMatchObject({ code: 'FUNCTION_NOT_FOUND' })
  })

  it('fires by itself', async () => {
    const ticking = await startCloudBase({ functionsDir, timers: true })
    await new Promise((resolve) => setTimeout(resolve, 2300))
    const calls = ticking.cloudBase.stats().functions.ticks?.calls ?? 0
    await ticking.stop()
    expect(calls).toBeGreaterThanOrEqual(2)
    expect(calls).toBeLessThanOrEqual(3)
  })
})

describe('/stats', () => {
  it('counts actions and calls since the last reset', async () => {
    const read = async (query = '') => (await (await fetch(`${running.url}/stats${query}`)).json()) as Record<string, unknown>
    await read('?reset=1')
    await running.client().database().collection('notes').doc('n').get()
    await call('echo', '{}')
    expect(await read('?reset=1')).toMatchObject({
      databaseOperations: 1,
      byAction: { 'database.getDocument': 1 },
      functions: { echo: { calls: 1, cold: 0, errors: 0, instances: 1 } },
    })
    expect(await read()).toMatchObject({ databaseOperations: 0, byAction: {} })
    expect(await (await fetch(`${running.url}/healthz`)).json()).toEqual({ ok: true })
  })
})
