import type http from 'node:http'
import { Refusal } from './refusal'

const maxBytes = 100 * 1024

/** Reads a JSON object. @throws Refusal 45002 above 100 KB, 44002 when there is nothing, 47001 when it is not a JSON object in UTF-8. */
export async function readBody(req: http.IncomingMessage): Promise<Record<string, unknown>> {
  const bytes = await readBytes(req)
  if (bytes.length === 0) throw new Refusal(44002)
  const parsed = parse(bytes)
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new Refusal(47001)
  return Object.fromEntries(Object.entries(parsed))
}

function readBytes(req: http.IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    let length = 0
    req.on('data', (part: Buffer) => {
      length += part.length
      if (length <= maxBytes) return parts.push(part)
      // The rest is read and dropped, so that the caller gets the refusal and not a broken connection.
      parts.length = 0
      return reject(new Refusal(45002, '', 413))
    })
    req.on('end', () => resolve(Buffer.concat(parts)))
    req.on('error', reject)
    req.on('close', () => reject(new Refusal(47001)))
  })
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Refusal(47001)
  }
}
