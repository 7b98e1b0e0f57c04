import type { IncomingMessage } from 'node:http'

/** The request's body is larger than its door allows. */
export class BodyTooLarge extends Error {}

/** Reads a whole body; the rest of one that is too large is read and dropped, so that the client gets the answer. */
export async function readBody(req: IncomingMessage, mostBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= mostBytes) chunks.push(chunk)
    else chunks.length = 0
    // Nobody needs to wait for the end of what is far too large.
    if (size > mostBytes * 4 + 1024 * 1024) req.destroy()
  }
  if (size > mostBytes) throw new BodyTooLarge()
  return Buffer.concat(chunks)
}
