/** @jest-environment node */
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'

// WeChat's own compilers, as the miniprogram-compiler package brings them for Linux. They exit with 0 whatever they find, so what they
// print to stderr counts.
const root = path.resolve(__dirname, '../../miniprogram')
const bin = mkdtempSync(path.join(os.tmpdir(), 'wechat-compilers-'))

beforeAll(() => {
  const brought = path.join(path.dirname(createRequire(__filename).resolve('miniprogram-compiler/package.json')), 'bin/linux')
  for (const name of ['wcc', 'wcsc']) {
    copyFileSync(path.join(brought, name), path.join(bin, name))
    // The package loses their run bit.
    chmodSync(path.join(bin, name), 0o755)
  }
})

function filesEndingWith(extension: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith(extension) && !file.startsWith('miniprogram_npm'),
  )
}

function complaints(compiler: string, args: string[], cwd = root): string {
  const { stderr, error } = spawnSync(path.join(bin, compiler), args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  if (error) throw error
  return stderr
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.includes('error file count: 0'))
    .join('\n')
}

const onLinux = process.platform === 'linux' ? describe : describe.skip

onLinux('WeChat’s own compilers', () => {
  it('take every page and component', () => {
    expect(filesEndingWith('.wxml').length).toBeGreaterThan(20)
    expect(complaints('wcc', ['-d', ...filesEndingWith('.wxml')])).toBe('')
  })

  it('take every style sheet', () => {
    expect(filesEndingWith('.wxss').length).toBeGreaterThan(20)
    expect(complaints('wcsc', ['-lc', ...filesEndingWith('.wxss')])).toBe('')
  })

  it('would say what is wrong', () => {
    writeFileSync(path.join(bin, 'bad.wxml'), '<view><text></view>')
    writeFileSync(path.join(bin, 'bad.wxss'), '.a { color: ')
    expect(complaints('wcc', ['-d', 'bad.wxml'], bin)).toContain('end-tag')
    expect(complaints('wcsc', ['-lc', 'bad.wxss'], bin)).toContain('unexpected')
  })
})
