import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { killServer, startServer } from './process'
import { newFolder, startCloudBase } from './support'

const folder = newFolder()
const functionsDir = join(folder, 'functions')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function writeFunction(root: string, name: string, code: string, config: object = {}): void {
  mkdirSync(join(root, name), { recursive: true })
  writeFileSync(join(root, name, 'index.js'), code)
  writeFileSync(join(root, name, 'config.json'), JSON.stringify(config))
}

describe('the processes', () => {
  it('end with the server even while a function never gives the thread back', async () => {
    // From 300 ms after its start on it never gives the thread back.
    writeFunction(functionsDir, 'pid', 'setTimeout(() => { for (;;); }, 300); exports.main = async () => process.pid')
    const folders = { dataDir: join(folder, 'data'), functionsDir, collectionsFile: join(folder, 'collections.json') }
    writeFileSync(folders.collectionsFile, '{}')
    const server = await startServer(folders)
    const pid = (await (await fetch(`${server.url}/call/pid`, { method: 'POST', body: '{}' })).json()) as number
    // By now it spins.
    await new Promise((resolve) => setTimeout(resolve, 600))
    await killServer(server)
    const isAlive = () => {
      try {
        return process.kill(pid, 0)
      } catch {
        return false
      }
    }
    for (let wait = 0; wait < 200 && isAlive(); wait++) await new Promise((resolve) => setTimeout(resolve, 50))
    expect(isAlive()).toBe(false)
  })

  it('refuse a function with two timers', async () => {
    const two = join(folder, 'two')
    const timer = (name: string) => ({ name, type: 'timer', config: '0 0 2 * * * *' })
    writeFunction(two, 'job', 'exports.main = async () => {}', { triggers: [timer('one'), timer('two')] })
    await expect(startCloudBase({ functionsDir: two })).rejects.toThrow(/one timer trigger/)
  })
})
