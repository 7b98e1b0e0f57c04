import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { type WriteStream, createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Readable } from 'node:stream'
import { invalidParam } from '../errors'
import { limits } from '../limits'
import { filePrefix, settingKey } from '../database/keys'
import type { Store } from '../database/store'
import { contentTypeOf } from './content-type'

export interface StoredFile {
  path: string
  contentType: string
  /** Bytes. */
  size: number
  /** Its name on disk, ours and never the caller's. */
  blob: string
}

/** Thrown while an upload exceeds 50 MB. */
export class FileTooLarge extends Error {}

/** File ids look like `cloud://<env>.local/<path>`. */
export const fileIdOf = (env: string, path: string) => `cloud://${env}.local/${path}`

/** The path inside a file id; undefined for an id of another environment. */
export function pathOfFileId(env: string, fileId: string): string | undefined {
  const start = fileIdOf(env, '')
  return fileId.startsWith(start) ? fileId.slice(start.length) : undefined
}

/** @throws INVALID_PARAM for a name object storage does not take */
export function checkPath(path: unknown): string {
  if (typeof path !== 'string' || path === '' || Buffer.byteLength(path) > 850)
    throw invalidParam('the cloud path must have 1 to 850 bytes')
  const segments = path.split('/')
  if (path.includes('\0') || segments.includes('..') || segments.includes('.') || segments[0] === '')
    throw invalidParam(`invalid cloud path ${path}`)
  return path
}

/**
 * Files under random names, and what they are called in the database: no name a caller chooses ever becomes a path on disk, and a name
 * changes its content in one durable step.
 */
export class Storage {
  constructor(
    private readonly folder: string,
    private readonly store: Store,
  ) {}

  /** The secret that signs addresses; made once for a data folder. */
  async secret(): Promise<Buffer> {
    const key = settingKey('file-secret')
    const secret = this.store.get(key) ?? randomBytes(32)
    if (!this.store.get(key)) await this.store.transact(() => this.store.put(key, secret))
    return secret
  }

  find(env: string, path: string): StoredFile | undefined {
    const value = this.store.get(keyOf(env, path))
    return value && (JSON.parse(value.toString()) as StoredFile)
  }

  /** @throws FileTooLarge; nothing is kept of it then */
  async save(env: string, path: string, content: Readable, givenType: string | undefined): Promise<void> {
    const blob = randomUUID()
    const size = await this.write(blob, content)
    const file: StoredFile = { path, blob, size, contentType: contentTypeOf(path, givenType) }
    const old = await this.name(env, file).catch(async (error: unknown) => {
      await this.removeBlob(file)
      throw error
    })
    if (old) await this.removeBlob(old)
  }

  /** @returns what had the name before */
  private name(env: string, file: StoredFile): Promise<StoredFile | undefined> {
    return this.store.transact(() => {
      const before = this.find(env, file.path)
      this.store.put(keyOf(env, file.path), Buffer.from(JSON.stringify(file)))
      return before
    })
  }

  read(file: StoredFile): Readable {
    return createReadStream(this.pathOf(file.blob))
  }

  /** False when there was none. */
  async remove(env: string, path: string): Promise<boolean> {
    const old = await this.store.transact(() => {
      const before = this.find(env, path)
      if (before) this.store.remove(keyOf(env, path))
      return before
    })
    if (old) await this.removeBlob(old)
    return old !== undefined
  }

  private async write(blob: string, content: Readable): Promise<number> {
    const path = this.pathOf(blob)
    await mkdir(join(path, '..'), { recursive: true })
    // `wx` neither follows a link nor replaces anything.
    const file = await open(path, 'wx')
    const target: WriteStream = createWriteStream('', { fd: file, flush: true })
    let size = 0
    try {
      await pipeline(
        content,
        limited((bytes) => (size += bytes)),
        target,
      )
      return size
    } catch (error) {
      await rm(path, { force: true })
      throw error
    }
  }

  private async removeBlob({ blob }: StoredFile): Promise<void> {
    await rm(this.pathOf(blob), { force: true })
  }

  private pathOf(blob: string): string {
    return join(this.folder, blob.slice(0, 2), blob)
  }
}

/** Hashed, because lmdb's keys are shorter than a path may be. */
const keyOf = (env: string, path: string) =>
  Buffer.concat([
    filePrefix,
    createHash('sha256')
      .update(JSON.stringify([env, path]))
      .digest(),
  ])

function limited(count: (bytes: number) => number) {
  return async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      if (count(chunk.length) > limits.fileBytes) throw new FileTooLarge()
      yield chunk
    }
  }
}
