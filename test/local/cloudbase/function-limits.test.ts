import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TestClock } from '../../../local/cloudbase'
import { type RunningCloudBase, newFolder, startCloudBase } from './support'

const folder = newFolder()
const functionsDir = join(folder, 'functions')
const sdk = JSON.stringify(require.resolve('@cloudbase/node-sdk'))
const main = (body: string) => `exports.main = async (event, context) => { ${body} }`

function writeFunction(name: string, code: string, config: object = {}): void {
  mkdirSync(join(functionsDir, name), { recursive: true })
  writeFileSync(join(functionsDir, name, 'index.js'), code)
  writeFileSync(join(functionsDir, name, 'config.json'), JSON.stringify(config))
}

const whoami = `require(${sdk}).init({ env: 'local' }).auth().getUserInfo().openId`
const relay = `const app = require(${sdk}).init({ env: 'local' }); ${main('return (await app.callFunction({ name: event.next, data: event })).result')}`
writeFunction('hoards', main('const all = []; for (;;) all.push(new Array(1e5).fill({ a: all.length }))'), { memorySize: 64 })
writeFunction('whoami', main(`return { openid: ${whoami}, source: JSON.parse(context.environment).TCB_SOURCE }`))
writeFunction('relay', relay)
writeFunction('size', main('return (event.text || "").length'))
writeFunction('large', main('return "x".repeat(7 * 1024 * 1024)'))
const until = `while (event.file && !require('node:fs').existsSync(event.file)) await new Promise((resolve) => setTimeout(resolve, 10))`
writeFunction('waits', main(`${until}; return process.pid`))
writeFunction('spins', main('for (;;);'), { timeout: 1 })

const clock = new TestClock()
let running: RunningCloudBase

beforeAll(async () => {
  running = await startCloudBase({ functionsDir, maxInstances: 1, clock })
})
afterAll(async () => {
  await running.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function call(name: string, event: object, openid?: string): Promise<{ status: number; body: unknown }> {
  const headers = openid ? { 'x-wx-openid': openid } : undefined
  const response = await fetch(`${running.url}/call/${name}`, { method: 'POST', body: JSON.stringify(event), headers })
  return { status: response.status, body: await response.json() }
}

const refused = (code: string, message: RegExp) => ({
  code,
  message: expect.stringMatching(message),
  requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
})

describe('a function that needs too much', () => {
  it('memory: ends with its own code, and the next call finds another instance', async () => {
    const first = await call('hoards', {})
    expect(first).toEqual({ status: 500, body: refused('FUNCTIONS_MEMORY_LIMIT_EXCEEDED', /内容太多/) })
    await expect(running.client().callFunction({ name: 'hoards', data: {} })).rejects.toMatchObject({
      code: 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED',
      message: expect.stringContaining('64 MB'),
    })
  })

  it('time: the call after it does not meet the instance that is being ended', async () => {
    const answers = await Promise.all([call('spins', {}), call('spins', {})])
    for (const { status, body } of answers) {
      expect(status).toBe(504)
      expect(body).toEqual(refused('FUNCTIONS_TIME_LIMIT_EXCEEDED', /时间太长/))
    }
  })

  it('room: 100 KB from a phone, 6 MB between functions, 6 MB as an answer', async () => {
    const phone = await call('size', { text: '字'.repeat(40_000) })
    expect(phone).toEqual({ status: 413, body: refused('EXCEED_MAX_PAYLOAD_SIZE', /100 KB/) })
    const app = running.client()
    const ofMegabytes = (megabytes: number) =>
      app.callFunction({ name: 'size', data: { text: 'x'.repeat(megabytes * 1024 * 1024) } })
    expect(await ofMegabytes(5)).toMatchObject({ result: 5 * 1024 * 1024 })
    await expect(ofMegabytes(6)).rejects.toMatchObject({ code: 'EXCEED_MAX_PAYLOAD_SIZE' })
    expect(await call('large', {})).toEqual({ status: 500, body: refused('EXCEED_MAX_PAYLOAD_SIZE', /内容太多/) })
  })
})

describe('calls that wait for an instance', () => {
  it('are refused after a while, and leave the queue', async () => {
    const file = join(folder, 'go on')
    const numbers = () => running.cloudBase.stats().functions.waits
    const seen = async (isThere: () => boolean) => {
      while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 10))
    }
    const first = call('waits', { file })
    await seen(() => numbers()?.calls === 1)
    const second = call('waits', {})
    await seen(() => numbers()?.waiting === 1)
    clock.advance(15_000)
    expect(await second).toEqual({ status: 429, body: refused('FUNCTION_EXCEED_RESOURCE_LIMIT', /人太多/) })
    expect(numbers()?.waiting).toBe(0)
    writeFileSync(file, '')
    expect((await first).status).toBe(200)
  })

  it('find the same instance warm', async () => {
    await fetch(`${running.url}/stats?reset=1`)
    const pids = [await call('waits', {}), await call('waits', {})].map(({ body }) => body)
    expect(pids[0]).toBe(pids[1])
    expect(running.cloudBase.stats().functions.waits).toMatchObject({ calls: 2, cold: 0, warm: 2, errors: 0 })
  })
})

describe('a function that calls another', () => {
  it('hands on the person of the first call', async () => {
    expect((await call('relay', { next: 'whoami' }, 'o-person')).body).toEqual({ openid: 'o-person', source: 'wx_client,scf' })
    expect((await call('relay', { next: 'whoami' })).body).toEqual({ openid: '', source: 'scf' })
  })

  it('cannot name a person itself', async () => {
    const request = {
      action: 'functions.invokeFunction',
      function_name: 'whoami',
      request_data: '{}',
      wxCloudApiToken: `${Buffer.from('o-other').toString('base64url')}.forged`,
    }
    const response = await fetch(`${running.url}/admin`, { method: 'POST', body: JSON.stringify(request) })
    const { data } = (await response.json()) as { data: { response_data: string } }
    expect(JSON.parse(data.response_data)).toEqual({ openid: '', source: 'scf' })
  })
})
