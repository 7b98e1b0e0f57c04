import { mkdtemp, rm } from 'node:fs/promises'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import type { InputOf, OutputOf, UseCaseName } from '../../../cloudfunctions/contracts'
import type { ErrorCode, Reply } from '../../../cloudfunctions/contracts/errors'
import { product } from '../../../cloudfunctions/domains'
import type { MemberRecord } from '../../../cloudfunctions/domains/members'
import { members } from '../../../cloudfunctions/domains/members'
import { organisations } from '../../../cloudfunctions/domains/organisations'
import { dispatcher } from '../../../cloudfunctions/kernel/dispatch'
import { collections } from '../../../cloudfunctions/platform/collections'
import { messageTemplates } from '../../../cloudfunctions/platform/templates'
import { limits, openCloudBase, TestClock } from '../../../local/cloudbase'
import { pointSdkAt } from '../../../local/sdk-environment'
import { openWeChat } from '../../../local/wechat'
import { aMember, anOrganisation } from '../../factories'

/** The present of every use-case test: a Friday afternoon in Shanghai. */
export const present = new Date('2026-11-20T06:00:00Z')

const district = anOrganisation('district', '城东区')
const association = anOrganisation('association', '联谊会', district)
const elsewhere = anOrganisation('elsewhere', '外区')

/** The people every test knows, by openid; each role on the district, one administrator elsewhere. */
export const cast = {
  member: aMember({ _id: 'm_li', openid: 'member', name: '李和平' }),
  second: aMember({ _id: 'm_wang', openid: 'second', name: '王秀兰' }),
  pending: aMember({ _id: 'm_new', openid: 'pending', name: '方小舟', status: 'pending' }),
  rejected: aMember({ _id: 'm_no', openid: 'rejected', name: '小明', status: 'rejected' }),
  suspended: aMember({ _id: 'm_off', openid: 'suspended', name: '停用者', status: 'suspended' }),
  owner: withRole('owner', 'district'),
  administrator: withRole('administrator', 'district'),
  editor: withRole('editor', 'district'),
  reviewer: withRole('reviewer', 'district'),
  organiser: withRole('organiser', 'district'),
  handler: withRole('handler', 'district'),
  liaison: withRole('liaison', 'district'),
  stranger: aMember({
    _id: 'm_stranger',
    openid: 'stranger',
    name: '外区管理员',
    organisationIds: ['elsewhere'],
    organisationPaths: ['elsewhere'],
    roles: [{ role: 'administrator', organisationId: 'elsewhere' }],
  }),
}

function withRole(role: MemberRecord['roles'][number]['role'], organisationId: string): MemberRecord {
  return aMember({ _id: `m_${role}`, openid: role, name: `${role}同志`, roles: [{ role, organisationId }] })
}

/**
 * The product on a real local CloudBase and WeChat, asked through `dispatch`. One a test file; every file has a data folder of its own.
 */
export async function openWorld() {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'tongxin-'))
  const keys = { PHONE_KEY: Buffer.alloc(32, 1).toString('base64'), PHONE_HASH_KEY: Buffer.alloc(32, 2).toString('base64') }
  const secrets = { ...keys, SETUP_CODE: 'SETUP-CODE-1', WECHAT_APP_ID: 'wxtest', WECHAT_APP_SECRET: 'secret' }
  const clock = new TestClock()
  const cloudbase = await openCloudBase({
    dataDir: path.join(dataDir, 'cloudbase'),
    functionsDir: dataDir,
    collections,
    timers: false,
    clock,
  })
  const templates = Object.values(messageTemplates).map(({ id, title, fields }) => ({ templateId: id, title, fields }))
  const wechat = await openWeChat({ dataDir, appId: 'wxtest', appSecret: 'secret', templates, phones: () => '13900001234' })
  const faults = { operationsLeft: Infinity }
  const server = http.createServer({ keepAliveTimeout: 0 }, (req, res) => {
    if (req.url?.startsWith('/admin') && faults.operationsLeft-- <= 0) return req.destroy()
    void cloudbase.handle(req, res).then((done) => done || wechat.handle(req, res))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const url = `http://127.0.0.1:${address.port}`
  pointSdkAt(url, 'local')
  Object.assign(process.env, secrets, { WECHAT_API_URL: `${url}/wechat` })
  cloudbase.attachAddress(url)
  await organisations.insertMissing([district, association, elsewhere])
  await members.insertMissing(Object.values(cast))
  const dispatch = dispatcher(product)
  let requests = 0

  const world = {
    url,
    now: present,
    /** Asks as somebody and answers the whole reply. */
    ask: (openid: string, name: unknown, input: unknown): Promise<Reply<unknown>> =>
      dispatch({ name, input, openid, requestId: `r${++requests}`, now: world.now }),
    /** Asks as somebody and answers the data; a refusal fails the test. */
    async call<N extends UseCaseName>(openid: string, name: N, input: InputOf<N>): Promise<OutputOf<N>> {
      const reply = await world.ask(openid, name, input)
      if (!reply.ok) throw new Error(`${name} was refused: ${reply.error.code}`)
      return reply.data as OutputOf<N>
    },
    /** Asks as somebody who must be refused, and answers the code. */
    async refusal(openid: string, name: UseCaseName, input: unknown): Promise<ErrorCode> {
      const reply = await world.ask(openid, name, input)
      if (reply.ok) throw new Error(`${name} was not refused`)
      return reply.error.code
    },
    /** How many database operations some work takes. */
    async operations(work: () => Promise<unknown>): Promise<number> {
      const before = cloudbase.stats().databaseOperations
      await work()
      return cloudbase.stats().databaseOperations - before
    },
    /** Does some work whose database vanishes after so many operations, as when the power goes. */
    async cutOffAfter(operations: number, work: () => Promise<unknown>): Promise<void> {
      faults.operationsLeft = operations
      await work().catch(() => undefined)
      faults.operationsLeft = Infinity
      // A transaction that was cut off keeps others out until CloudBase gives it up.
      clock.advance(limits.transactionMs + 1000)
    },
    /** An accept in WeChat's dialog, on WeChat's side. */
    async accept(openid: string, templateId: string): Promise<void> {
      const body = JSON.stringify({ openid, accepted: [templateId], rejected: [] })
      await fetch(`${url}/wechat/_consent`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    },
    /** The messages WeChat delivered to somebody, newest first. */
    async sentTo(openid: string): Promise<{ template_id: string; page: string }[]> {
      const { items } = (await (await fetch(`${url}/wechat/_sent?openid=${openid}`)).json()) as {
        items: { template_id: string; page: string }[]
      }
      return items
    },
    async close(): Promise<void> {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await cloudbase.close()
      await wechat.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
  return world
}

export type World = Awaited<ReturnType<typeof openWorld>>
