import { Unzip, UnzipInflate, unzipSync } from 'fflate'
import { UnreadableSheet } from './unreadable'

/** Entries an archive may have, and bytes that are unpacked of it at most: a workbook of 5,000 rows has about 3 MB. */
const mostEntries = 500
const mostBytes = 24 * 1024 * 1024
/** Packed bytes taken at a time: so little that even the worst of it cannot become much before it is counted. */
const portion = 8 * 1024

const zipBegins = [0x50, 0x4b, 0x03, 0x04]
/** The old .xls, and also an .xlsx behind a password. */
const compoundBegins = [0xd0, 0xcf, 0x11, 0xe0]

/** Refuses whatever is not an archive, or says of itself that it is too large. Nothing is unpacked. */
export function requireHarmless(archive: Uint8Array): void {
  const begins = (bytes: number[]) => bytes.every((byte, i) => archive[i] === byte)
  if (begins(compoundBegins)) throw new UnreadableSheet('locked')
  if (!begins(zipBegins)) throw new UnreadableSheet('unreadable')
  let entries = 0
  let declared = 0
  const count = ({ name, originalSize }: { name: string; originalSize: number }) => {
    entries += 1
    if (isRead(name)) declared += originalSize
    return false
  }
  try {
    unzipSync(archive, { filter: count })
  } catch {
    throw new UnreadableSheet('unreadable')
  }
  if (entries === 0) throw new UnreadableSheet('unreadable')
  if (entries > mostEntries || declared > mostBytes) throw new UnreadableSheet('tooLarge')
}

/** Parts of a workbook that are ever read: the tables themselves, without pictures and the like. */
function isRead(name: string): boolean {
  return /^xl\/(workbook|sharedStrings|styles|worksheets\/[^/]+)\.xml$|^xl\/_rels\/workbook\.xml\.rels$/i.test(name)
}

/** The wanted parts, unpacked bit by bit and given up as soon as they are too large, whatever the archive says of their size. */
export function unpack(archive: Uint8Array, isWanted: (name: string) => boolean): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array[]>()
  let bytes = 0
  const unzip = new Unzip((file) => {
    if (!isWanted(file.name)) return
    const chunks: Uint8Array[] = []
    parts.set(file.name, chunks)
    file.ondata = (error, chunk) => {
      // What is thrown below comes back here as the error of the unpacking.
      if (error) throw error
      bytes += chunk.length
      if (bytes > mostBytes) throw new UnreadableSheet('tooLarge')
      chunks.push(chunk)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < archive.length; at += portion) {
      unzip.push(archive.subarray(at, at + portion), at + portion >= archive.length)
    }
  } catch (error) {
    throw error instanceof UnreadableSheet ? error : new UnreadableSheet('unreadable')
  }
  return new Map([...parts].map(([name, chunks]) => [name, Buffer.concat(chunks)]))
}
