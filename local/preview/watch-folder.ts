import fs from 'node:fs'

/** Editors write a file in several steps, in milliseconds. */
const calm = 80

/** Calls back after something in the folder changed and it has been calm for a moment. Returns what ends the watch. */
export function watchFolder(folder: string, changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  const watcher = fs.watch(folder, { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(changed, calm)
  })
  watcher.unref()
  return () => {
    clearTimeout(timer)
    watcher.close()
  }
}
