import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RunningCloudBase, newFolder, startCloudBase } from './support'

const folder = newFolder()
const dataDir = join(folder, 'data')
let running: RunningCloudBase

beforeAll(async () => {
  running = await startCloudBase({ dataDir })
})
afterAll(async () => {
  await running.stop()
  rmSync(folder, { recursive: true, force: true })
})

const blobs = () =>
  readdirSync(join(dataDir, 'files'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())

describe('a file', () => {
  it.each(['a/图片 1.png', '50% & ?#.txt', 'x'.repeat(300), 'quote\'"<>.jpg', 'a', 'a/b'])(
    'named %s is kept under that name',
    async (cloudPath) => {
      const app = running.client('shared')
      const fileContent = Buffer.from(`content of ${cloudPath}`)
      const { fileID } = await app.uploadFile({ cloudPath, fileContent })
      expect(fileID).toBe(`cloud://shared.local/${cloudPath}`)
      expect((await app.downloadFile({ fileID })).fileContent).toEqual(fileContent)
    },
  )

  it('is replaced, removed, and then no longer there', async () => {
    const app = running.client()
    const before = blobs().length
    await app.uploadFile({ cloudPath: 'f.txt', fileContent: Buffer.from('old') })
    const { fileID } = await app.uploadFile({ cloudPath: 'f.txt', fileContent: Buffer.from('new') })
    expect(String((await app.downloadFile({ fileID })).fileContent)).toBe('new')
    expect(blobs()).toHaveLength(before + 1)
    expect((await app.deleteFile({ fileList: [fileID, `${fileID}x`] })).fileList.map(({ code }) => code)).toEqual([
      'SUCCESS',
      'STORAGE_FILE_NONEXIST',
    ])
    expect((await app.getTempFileURL({ fileList: [fileID] })).fileList).toMatchObject([{ code: 'STORAGE_FILE_NONEXIST' }])
    expect(blobs()).toHaveLength(before)
  })

  it('keeps the type it was uploaded with, and cannot run as a page of ours', async () => {
    const app = running.client()
    const { data } = await app.getUploadMetadata({ cloudPath: 'page.html' })
    await fetch(data.url, { method: 'PUT', body: '<script>', headers: { 'content-type': 'text/x-own' } })
    const [file] = (await app.getTempFileURL({ fileList: [data.fileId] })).fileList
    const response = await fetch(file?.tempFileURL ?? '')
    expect(response.headers.get('content-type')).toBe('text/x-own')
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
  })

  it.each(['../escape', 'a/../../escape', '/etc/x', './a', 'a\0b', ''])('cannot be named %j', async (cloudPath) => {
    await expect(running.client().uploadFile({ cloudPath, fileContent: Buffer.from('x') })).rejects.toMatchObject({
      code: 'INVALID_PARAM',
    })
    expect(existsSync(join(dataDir, 'escape'))).toBe(false)
  })

  it('above 50 MB is refused and leaves nothing', async () => {
    const before = blobs().length
    const upload = running.client().uploadFile({ cloudPath: 'big', fileContent: Buffer.alloc(50 * 1024 * 1024 + 1) })
    await expect(upload).rejects.toThrow()
    expect(blobs()).toHaveLength(before)
  })
})

describe('an address of a file', () => {
  async function address(maxAge: number): Promise<URL> {
    const app = running.client('addresses')
    const { fileID } = await app.uploadFile({ cloudPath: 'f.txt', fileContent: Buffer.from('x') })
    const [file] = (await app.getTempFileURL({ fileList: [{ fileID, maxAge }] })).fileList
    return new URL(file?.tempFileURL ?? '')
  }
  const status = async (url: URL, method = 'GET') => (await fetch(url, { method })).status

  it('is good until it expires', async () => {
    expect(await status(await address(60))).toBe(200)
    expect(await status(await address(0))).toBe(403)
  })

  it('is good for nothing else', async () => {
    const url = await address(60)
    expect(await status(url, 'PUT')).toBe(403)
    const forged = new URL(url)
    const grant = Buffer.from(JSON.stringify(['addresses', '../../cloudbase-local.json', 'get', 4e9])).toString('base64url')
    forged.pathname = `/_files/${grant}`
    expect(await status(forged)).toBe(403)
    const unsigned = new URL(url)
    unsigned.search = ''
    expect(await status(unsigned)).toBe(403)
  })
})

describe('a data folder', () => {
  it('is refused when it holds something else, and left alone', async () => {
    const other = join(folder, 'other')
    mkdirSync(other, { recursive: true })
    writeFileSync(join(other, 'photo.jpg'), 'x')
    await expect(startCloudBase({ dataDir: other })).rejects.toThrow(/不是本程序的数据文件夹/)
    expect(readdirSync(other)).toEqual(['photo.jpg'])
  })

  it('is refused in another format', async () => {
    const other = join(folder, 'newer')
    mkdirSync(join(other, 'db'), { recursive: true })
    writeFileSync(join(other, 'cloudbase-local.json'), '{"format":99}')
    await expect(startCloudBase({ dataDir: other })).rejects.toThrow(/99/)
    expect(readdirSync(join(other, 'db'))).toEqual([])
  })

  it('is refused while another process uses it', async () => {
    await expect(startCloudBase({ dataDir })).rejects.toThrow(/另一个进程/)
  })
})

describe('the admin door', () => {
  it('is closed to pages in a browser', async () => {
    const response = await fetch(`${running.url}/admin?env=x`, {
      method: 'POST',
      body: '{}',
      headers: { origin: 'https://example.com' },
    })
    expect(response.status).toBe(403)
  })

  it.each([
    '{',
    '[]',
    '{"action":"constructor"}',
    '{"action":"database.watch"}',
    '{"action":"database.getDocument","collectionName":5}',
  ])('answers %s with a code', async (body) => {
    const response = await fetch(`${running.url}/admin?env=x`, { method: 'POST', body })
    expect(await response.json()).toMatchObject({
      code: expect.any(String),
      message: expect.any(String),
      requestId: expect.any(String),
    })
  })
})
