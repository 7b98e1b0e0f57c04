import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'

const fileName = 'data.mdb'
/** Where one of the two pages that describe an lmdb file says so, lmdb's mark on it, and the size of a page. */
const flagsAt = 18
const magicAt = 24
const pageSizeAt = 48
const describing = 0x08
const magic = 0xbeefc0de

/** The size of lmdb's file, 0 when there is none; it never shrinks while it is sound. */
export function dataFileBytes(databasePath: string): number {
  const path = join(databasePath, fileName)
  return existsSync(path) ? statSync(path).size : 0
}

/**
 * Looks at the data file before lmdb does, because lmdb believes what it maps: a foreign or shortened file would end the process.
 * @param leastBytes what the file had when it was last seen
 * @returns what is wrong, in both languages, or undefined
 */
export function damageOf(databasePath: string, leastBytes: number): string | undefined {
  const bytes = dataFileBytes(databasePath)
  if (bytes < leastBytes)
    return `只剩 ${bytes} 字节，上次有 ${leastBytes} 字节。It has ${bytes} bytes and had ${leastBytes} before`
  if (bytes > 0 && !hasBothHeads(join(databasePath, fileName), bytes)) return '开头不是数据库。It does not begin as a database'
  return undefined
}

function hasBothHeads(path: string, bytes: number): boolean {
  const head = Buffer.alloc(pageSizeAt + 4)
  const file = openSync(path, 'r')
  try {
    readSync(file, head, 0, head.length, 0)
    const pageSize = head.readUInt32LE(pageSizeAt)
    if (!isHead(head) || pageSize < 256 || pageSize > 65536 || bytes < pageSize * 2) return false
    readSync(file, head, 0, head.length, pageSize)
    return isHead(head)
  } finally {
    closeSync(file)
  }
}

const isHead = (head: Buffer) => (head.readUInt16LE(flagsAt) & describing) !== 0 && head.readUInt32LE(magicAt) === magic
