import { type FileHandle, mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

interface Waiting {
  line: string
  resolve: () => void
  reject: (reason: Error) => void
}

/**
 * Reads the entries of a journal, oldest first; [] when there is no file.
 * A last line without its newline is what a crash leaves of an unanswered write, so it is ignored.
 * @throws Error when any other line is not JSON: that is damage, and starting anyway would hide it.
 */
export async function readJournal<Entry>(path: string): Promise<Entry[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const lines = text.split('\n').slice(0, -1)
  return lines.map((line, index) => {
    try {
      return JSON.parse(line) as Entry
    } catch {
      throw new Error(`${path}: line ${index + 1} is damaged`)
    }
  })
}

/** Replaces a journal by fewer entries of the same meaning. A crash leaves either the old file or the new one. */
export async function rewriteJournal<Entry>(path: string, entries: Entry[]): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const draft = `${path}.new`
  const file = await open(draft, 'w', 0o600)
  try {
    await file.writeFile(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
  // The rename is durable only once the folder is on disk too.
  const folder = await open(dirname(path), 'r')
  await folder.sync().finally(() => folder.close())
}

/** An append-only file of JSON lines; an entry is on disk when `append` resolves. Waiting entries share one sync. */
export class Journal<Entry> {
  private waiting: Waiting[] = []
  private writing: Promise<void> | null = null
  private failure: Error | null = null

  private constructor(private readonly file: FileHandle) {}

  /** Opens a file written by `rewriteJournal`; only one process may hold it. */
  static async open<Entry>(path: string): Promise<Journal<Entry>> {
    return new Journal<Entry>(await open(path, 'a', 0o600))
  }

  /** @throws Error when the disk refused this or an earlier entry: memory is then ahead of the file, so nothing more is accepted. */
  append(entry: Entry): Promise<void> {
    if (this.failure) return Promise.reject(this.failure)
    return new Promise((resolve, reject) => {
      this.waiting.push({ line: `${JSON.stringify(entry)}\n`, resolve, reject })
      this.writing ??= this.drain()
    })
  }

  /** Waits for the entries under way, then closes the file; later entries are refused. */
  async close(): Promise<void> {
    if (this.failure?.message === 'journal is closed') return
    await this.writing
    this.failure = new Error('journal is closed')
    await this.file.close()
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0)
      try {
        await this.file.appendFile(batch.map(({ line }) => line).join(''))
        await this.file.datasync()
        for (const { resolve } of batch) resolve()
      } catch (error) {
        this.failure = error instanceof Error ? error : new Error(String(error))
        for (const { reject } of [...batch, ...this.waiting.splice(0)]) reject(this.failure)
      }
    }
    this.writing = null
  }
}
