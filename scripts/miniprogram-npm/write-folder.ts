import fs from 'node:fs'
import path from 'node:path'

/** Makes a folder hold exactly these files; what is right already is not touched, so that watchers stay calm. Returns the bytes held. */
export function writeFolder(folder: string, files: Map<string, string>): number {
  let bytes = 0
  for (const [name, text] of files) {
    const file = path.join(folder, name)
    bytes += Buffer.byteLength(text)
    if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === text) continue
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, text)
  }
  removeOthers(folder, '', files)
  return bytes
}

function removeOthers(folder: string, prefix: string, files: Map<string, string>): boolean {
  let empty = true
  for (const entry of fs.readdirSync(path.join(folder, prefix), { withFileTypes: true })) {
    const name = path.posix.join(prefix, entry.name)
    const keep = entry.isDirectory() ? !removeOthers(folder, name, files) : files.has(name)
    if (keep) empty = false
    else fs.rmSync(path.join(folder, name), { recursive: true })
  }
  return empty
}
