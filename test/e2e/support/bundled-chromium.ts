import { execFile } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createBrotliDecompress } from 'node:zlib'

export interface BundledChromium {
  executablePath: string
  /** shared libraries and fonts that come with it, for machines that have none */
  env: Record<string, string>
}

const packed = path.join(path.dirname(require.resolve('@sparticuz/chromium')), '../../bin')

/**
 * The Chromium inside the npm package, unpacked once for every version. The package's own unpacking leaves a half-written file in reach
 * of a second process and brings its libraries only on Lambda, so this does it itself: into a folder of its own, which then gets its name.
 */
export async function unpackChromium(): Promise<BundledChromium> {
  const folder = path.join(os.tmpdir(), `tongxin-chromium-${packageVersion()}`)
  if (!fs.existsSync(folder)) await unpackTo(folder)
  return {
    executablePath: path.join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [path.join(folder, 'al2023/lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
      FONTCONFIG_PATH: path.join(folder, 'fonts'),
    },
  }
}

function packageVersion(): string {
  return (JSON.parse(fs.readFileSync(path.join(packed, '../package.json'), 'utf8')) as { version: string }).version
}

async function unpackTo(folder: string): Promise<void> {
  const workplace = fs.mkdtempSync(`${folder}-`)
  await Promise.all([
    unpackFile('chromium.br', path.join(workplace, 'chromium')),
    unpackArchive('swiftshader.tar.br', workplace),
    unpackArchive('fonts.tar.br', path.join(workplace, 'fonts')),
    unpackArchive('al2023.tar.br', path.join(workplace, 'al2023')),
  ])
  fs.writeFileSync(path.join(workplace, 'fonts/fonts.conf'), fontConfiguration(folder))
  try {
    fs.renameSync(workplace, folder)
  } catch {
    // Another process was faster; its folder is as good.
    fs.rmSync(workplace, { recursive: true })
  }
}

/** The one in the package names folders of Lambda; without any font Chromium lays text out with no height. */
function fontConfiguration(folder: string): string {
  const folders = [path.join(folder, 'fonts'), '/usr/share/fonts'].map((name) => `<dir>${name}</dir>`).join('')
  const cache = `<cachedir>${path.join(folder, 'font-cache')}</cachedir>`
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}${cache}</fontconfig>\n`
}

async function unpackFile(name: string, target: string): Promise<void> {
  await pipeline(
    fs.createReadStream(path.join(packed, name)),
    createBrotliDecompress(),
    fs.createWriteStream(target, { mode: 0o700 }),
  )
}

/** By way of a file: tar stops reading at the archive's last entry, and the padding after it would break a pipe. */
async function unpackArchive(name: string, folder: string): Promise<void> {
  fs.mkdirSync(folder, { recursive: true })
  const archive = path.join(folder, path.basename(name, '.br'))
  await unpackFile(name, archive)
  await promisify(execFile)('tar', ['-x', '-f', archive, '-C', folder])
  fs.rmSync(archive)
}
