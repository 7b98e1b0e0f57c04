import fs from 'node:fs'
import path from 'node:path'

/**
 * Reads a mini-program folder. Files are named by their path from the folder, with `/` and usually without extension, as app.json
 * names them.
 */
export class MiniProgramFiles {
  constructor(readonly root: string) {}

  /** Absolute path of a file. */
  absolute(name: string): string {
    return path.join(this.root, name)
  }

  /** Name of a file inside the folder, from its absolute path. */
  nameOf(file: string): string {
    return path.relative(this.root, file).split(path.sep).join('/')
  }

  exists(name: string): boolean {
    const file = this.absolute(name)
    return fs.existsSync(file) && fs.statSync(file).isFile()
  }

  read(name: string): string {
    return fs.readFileSync(this.absolute(name), 'utf8')
  }

  /** The JSON of a file, or an empty object when there is none. Throws with the file's name when it is not JSON. */
  json<Shape extends object>(name: string): Shape {
    if (!this.exists(name)) return {} as Shape
    try {
      return JSON.parse(this.read(name)) as Shape
    } catch (error) {
      throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  /** The script of a component, TypeScript before JavaScript. */
  script(base: string): string | undefined {
    return [`${base}.ts`, `${base}.js`].find((name) => this.exists(name))
  }

  /**
   * Finds what a reference means the way WeChat does: from the root, beside the file, or in the nearest `miniprogram_npm`. The answer
   * has no extension.
   */
  resolve(reference: string, from: string, extension: string): string | undefined {
    const bare = reference.endsWith(extension) ? reference.slice(0, -extension.length) : reference
    const bases = bare.startsWith('/')
      ? [bare.slice(1)]
      : [path.posix.join(path.posix.dirname(from), bare), ...packages(bare, from)]
    return bases.flatMap((base) => [base, `${base}/index`]).find((base) => this.exists(base + extension))
  }
}

/** Places where an npm reference may live, nearest first. */
function packages(reference: string, from: string): string[] {
  if (reference.startsWith('.')) return []
  const folders = path.posix.dirname(from).split('/')
  return folders
    .map((_, index) => folders.slice(0, folders.length - index).join('/'))
    .concat('')
    .map((folder) => path.posix.join(folder, 'miniprogram_npm', reference))
}
