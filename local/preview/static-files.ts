import fs from 'node:fs'
import path from 'node:path'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.mp4': 'video/mp4',
  '.woff2': 'font/woff2',
}

export interface Answer {
  type: string
  body: string | Buffer
  /** for what never changes */
  lasting?: boolean
}

export function textAnswer(extension: string, body: string): Answer {
  return { type: types[extension] ?? 'text/plain; charset=utf-8', body }
}

/** A file inside a folder; undefined when there is none or the name leads outside. Scripts and markup of a mini-program are not given out. */
export async function fileAnswer(folder: string, name: string, allowed: RegExp): Promise<Answer | undefined> {
  const file = path.resolve(folder, `./${decoded(name)}`)
  const extension = path.extname(file).toLowerCase()
  if (!file.startsWith(path.resolve(folder) + path.sep) || !allowed.test(extension)) return undefined
  const body = await fs.promises.readFile(file).catch(() => undefined)
  return body && { type: types[extension] ?? 'application/octet-stream', body }
}

/** A name from an address; what is not one leads nowhere. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return ''
  }
}
