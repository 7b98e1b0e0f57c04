import type { IncomingMessage } from 'node:http'

/** The request's body is larger than its door allows. */
export class BodyTooLarge extends Error {}

/**
 * Reads a whole body; the rest of one that is too large is read and dropped, so that the client gets the answer. By events, because an
 * iterator takes as long as a small action.
 * @throws BodyTooLarge
 */
export function readBody(req: IncomingMessage, mostBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    req.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= mostBytes) chunks.push(chunk)
      else chunks.length = 0
      // Nobody needs to wait for the end of what is far too large.
      if (size > mostBytes * 4 + 1024 * 1024) req.destroy(new BodyTooLarge())
    })
    req.once('error', reject)
    req.once('close', () => reject(new Error('the client went away')))
    req.once('end', () => (size > mostBytes ? reject(new BodyTooLarge()) : resolve(Buffer.concat(chunks))))
  })
}
