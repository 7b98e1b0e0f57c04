import { appendFile, open, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fields, openid, startWeChat, templateId, type WeChatServer, wrap } from './wechat-server'

let server: WeChatServer
beforeEach(async () => {
  server = await startWeChat()
})
afterEach(() => server.stop())

const send = '/cgi-bin/message/subscribe/send'
const message = { touser: openid, template_id: templateId, data: wrap(fields) }
const journal = () => join(server.dataDir, 'wechat', 'journal.jsonl')
const everything = async () => ({
  sent: await server.get('/_sent'),
  accepts: await server.get(`/_accepts?openid=${openid}`),
  media: await server.get('/_media'),
  token: await server.token(),
})

async function useEverything() {
  for (let count = 0; count < 3; count += 1) await server.post('/_consent', { openid, accepted: [templateId] })
  await server.call(send, message)
  await server.call('/wxa/media_check_async', {
    version: 2,
    openid,
    scene: 2,
    media_url: 'https://example.test/a.png',
    media_type: 2,
  })
  const used = await server.post('/_phone-code', { openid })
  await server.call('/wxa/business/getuserphonenumber', used)
  return { used, unused: await server.post('/_phone-code', { openid }) }
}

test('everything answered is known after a restart, and after another', async () => {
  const { used, unused } = await useEverything()
  const before = await everything()
  expect(before.accepts).toEqual({ [templateId]: 2 })
  await server.reopen()
  await server.reopen()
  expect(await everything()).toEqual(before)
  expect(await server.call('/wxa/business/getuserphonenumber', used)).toMatchObject({ errcode: 40029 })
  expect(await server.call('/wxa/business/getuserphonenumber', unused)).toMatchObject({ errcode: 0 })
})

test('an answer comes after its line is in the file', async () => {
  await server.post('/_consent', { openid, accepted: [templateId] })
  expect(await readFile(journal(), 'utf8')).toContain('"consented"')
  await server.call(send, message)
  expect(await readFile(journal(), 'utf8')).toContain('"sent"')
  expect((await stat(journal())).mode & 0o077).toBe(0)
})

test('what the disk does not take is not answered with ok, and nothing is taken after it', async () => {
  await server.token()
  await server.post('/_consent', { openid, accepted: [templateId] })
  const file = await open(journal(), 'r')
  const sync = jest.spyOn(Object.getPrototypeOf(file), 'datasync').mockRejectedValueOnce(new Error('disk full'))
  await file.close()
  const { code } = await server.post('/_phone-code', { openid })
  sync.mockRestore()
  expect(code).toBeUndefined()
  expect(await server.call(send, message)).toMatchObject({ errcode: -1 })
})

test('a file copied while in use, as a kill leaves it, holds all that was answered', async () => {
  await useEverything()
  const before = await everything()
  const copy = await readFile(journal())
  await server.call(send, message)
  await server.reopen(() => writeFile(journal(), copy))
  expect(await everything()).toEqual(before)
})

test('a torn last line is ignored, also when it breaks inside a character', async () => {
  await useEverything()
  const before = await everything()
  const torn = Buffer.from('{"type":"sent","message":{"title":"候').subarray(0, -1)
  await server.reopen(() => appendFile(journal(), torn))
  expect(await everything()).toEqual(before)
  await server.call(send, message)
  await server.reopen()
  expect(await server.get(`/_accepts?openid=${openid}`)).toEqual({ [templateId]: 1 })
})

test('a damaged line before the end is not passed over', async () => {
  await useEverything()
  const whole = await readFile(journal(), 'utf8')
  await expect(server.reopen(() => writeFile(journal(), `not json\n${whole}`))).rejects.toThrow('line 1 is damaged')
})
