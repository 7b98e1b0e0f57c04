import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, readFileSync, readdirSync, realpathSync, writeFileSync } from 'node:fs'
import { type Server, createServer } from 'node:net'
import { join } from 'node:path'

/** Changes when older data can no longer be read. */
const format = 1
const markerName = 'cloudbase-local.json'

/** A sentence for the person who started the program, in both languages. */
export class DataFolderError extends Error {}

export interface DataFolder {
  databasePath: string
  filesPath: string
  release(): Promise<void>
}

/**
 * Takes a data folder for this process, and makes it when it is missing or empty.
 * @throws DataFolderError when it holds something else, another format, or another running process's data
 */
export async function openDataFolder(path: string): Promise<DataFolder> {
  mkdirSync(path, { recursive: true })
  const names = readdirSync(path)
  if (names.length === 0) writeFileSync(join(path, markerName), `${JSON.stringify({ format })}\n`)
  else checkMarker(path, names)
  const guard = await takeAlone(realpathSync(path))
  const filesPath = join(path, 'files')
  mkdirSync(filesPath, { recursive: true })
  if (!lstatSync(filesPath).isDirectory()) throw new DataFolderError(`${filesPath} 不是普通文件夹。It is not a plain folder.`)
  return {
    databasePath: join(path, 'db'),
    filesPath,
    release: () => new Promise((resolve) => (guard ? guard.close(() => resolve()) : resolve())),
  }
}

function checkMarker(path: string, names: string[]): void {
  if (!names.includes(markerName))
    throw new DataFolderError(
      `${path} 里有别的内容，不是本程序的数据文件夹，没有改动它。It holds something else and was left alone.`,
    )
  const written = readFormat(join(path, markerName))
  if (written !== format)
    throw new DataFolderError(
      `${path} 的数据格式是 ${String(written)}，本程序只认识 ${format}，没有改动它。Its format is unknown to this version and was left alone.`,
    )
}

/** undefined when the marker cannot be read. */
function readFormat(marker: string): unknown {
  try {
    return (JSON.parse(readFileSync(marker, 'utf8')) as { format?: unknown }).format
  } catch {
    return undefined
  }
}

/** Two processes must not write one folder. A Linux abstract socket goes with its process, however that ends; elsewhere nothing is taken. */
function takeAlone(path: string): Promise<Server | undefined> {
  if (process.platform !== 'linux') return Promise.resolve(undefined)
  const name = `\0cloudbase-local-${createHash('sha256').update(path).digest('hex')}`
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy()).unref()
    server.once('error', () => reject(new DataFolderError(`${path} 正被另一个进程使用。Another process uses this data folder.`)))
    server.listen(name, () => resolve(server))
  })
}
