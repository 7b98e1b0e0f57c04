import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, readFileSync, readdirSync, realpathSync, renameSync, writeFileSync } from 'node:fs'
import { type Server, createServer } from 'node:net'
import { join } from 'node:path'
import { damageOf, dataFileBytes } from './data-file'

/** Changes when older data can no longer be read. */
const format = 1
const markerName = 'cloudbase-local.json'

/** A sentence for the person who started the program, in both languages. */
export class DataFolderError extends Error {}

export interface DataFolder {
  databasePath: string
  filesPath: string
  /** False when the process that had it before did not close it. */
  wasClosed: boolean
  /** @param sound false keeps the folder marked as not closed */
  release(sound: boolean): Promise<void>
}

interface Marker {
  format: number
  /** What the data file had when this was written: a shorter one has lost something. */
  bytes?: number
  closed?: boolean
}

/**
 * Takes a data folder for this process, and makes it when it is missing or empty.
 * @throws DataFolderError when it holds something else, another format, or another running process's data
 */
export async function openDataFolder(path: string): Promise<DataFolder> {
  mkdirSync(path, { recursive: true })
  const marker = readMarker(path)
  const guard = await takeAlone(realpathSync(path))
  const letGo = () => new Promise<void>((resolve) => (guard ? guard.close(() => resolve()) : resolve()))
  try {
    const { databasePath, filesPath } = checkContents(path, marker)
    const mark = (closed: boolean) => writeMarker(path, { format, bytes: dataFileBytes(databasePath), closed })
    mark(false)
    const wasClosed = marker.closed ?? true
    return { databasePath, filesPath, wasClosed, release: (sound) => leave(() => mark(sound), letGo) }
  } catch (error) {
    await letGo()
    throw error
  }
}

/** A marker that cannot be written, on a full disk, stays what it was: then the next start looks more closely. */
function leave(mark: () => void, letGo: () => Promise<void>): Promise<void> {
  try {
    mark()
  } catch {
    // Said above.
  }
  return letGo()
}

function checkContents(path: string, { bytes = 0 }: Marker): Pick<DataFolder, 'databasePath' | 'filesPath'> {
  const [databasePath, filesPath] = [join(path, 'db'), join(path, 'files')]
  const damage = damageOf(databasePath, bytes)
  if (damage) throw damagedData(databasePath, damage)
  mkdirSync(filesPath, { recursive: true })
  if (!lstatSync(filesPath).isDirectory()) throw new DataFolderError(`${filesPath} 不是普通文件夹。It is not a plain folder.`)
  return { databasePath, filesPath }
}

export const damagedData = (path: string, damage: string) =>
  new DataFolderError(
    `${path} 的数据已损坏，没有改动它，请从备份恢复：${damage}. The data is damaged and was left alone; restore a backup.`,
  )

/** By way of a second file: a marker must never be half-written. */
function writeMarker(path: string, marker: Marker): void {
  const written = join(path, `${markerName}.new`)
  writeFileSync(written, `${JSON.stringify(marker)}\n`)
  renameSync(written, join(path, markerName))
}

/** @throws DataFolderError when the folder is not ours or of another format */
function readMarker(path: string): Marker {
  const names = readdirSync(path).filter((name) => name !== `${markerName}.new`)
  if (names.length === 0) return { format }
  checkMarker(path, names)
  return JSON.parse(readFileSync(join(path, markerName), 'utf8')) as Marker
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
