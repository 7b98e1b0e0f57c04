import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import { CloudBaseError, type CollectionDeclarations, DataFolderError, openCloudBase } from './index'

/** `tsx local/cloudbase/main.ts --data DIR [--port N] [--functions DIR] [--collections FILE.json]`: CloudBase alone, on 127.0.0.1. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      data: { type: 'string' },
      functions: { type: 'string', default: 'dist/cloudfunctions' },
      collections: { type: 'string' },
    },
  })
  if (!values.data) throw new DataFolderError('请用 --data 指定数据文件夹。Name the data folder with --data.')
  const collections = values.collections ? (JSON.parse(readFileSync(values.collections, 'utf8')) as CollectionDeclarations) : {}
  const log = (line: object) => console.error(JSON.stringify(line))
  const cloudBase = await openCloudBase({ dataDir: values.data, functionsDir: values.functions, collections, log })
  // A connection that the server gives up in the moment in which somebody uses it again is a call that fails for no reason.
  const server = createServer({ keepAliveTimeout: 0 }, (req, res) => {
    void cloudBase.handle(req, res).then((served) => {
      if (!served) res.writeHead(404).end()
    })
  })
  server.listen(Number(values.port), '127.0.0.1', () => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    cloudBase.attachAddress(url)
    console.log(`listening ${url}`)
  })
  const stop = () => {
    server.close()
    server.closeAllConnections()
    void cloudBase.close().then(() => process.exit(0))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

main().catch((error: unknown) => {
  console.error(error instanceof DataFolderError || error instanceof CloudBaseError ? error.message : error)
  process.exit(1)
})
