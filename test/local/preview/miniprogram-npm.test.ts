import fs from 'node:fs'
import path from 'node:path'
import { buildMiniprogramNpm } from '../../../scripts/build-miniprogram'
import { copyFixture } from './fixture-phone'

let root: string
const inNpm = (name: string): string => path.join(root, 'miniprogram_npm', name)

beforeEach(() => {
  root = copyFixture()
})
afterEach(() => fs.rmSync(root, { recursive: true }))

it('copies the components that are used and those they use, and nothing else', async () => {
  const { components, bytes } = await buildMiniprogramNpm({ root })
  expect(components).toEqual(expect.arrayContaining(['button/button', 'loading/loading', 'dialog/dialog']))
  expect(components).not.toContain('calendar/calendar')
  expect(fs.existsSync(inNpm('tdesign-miniprogram/common/utils.wxs'))).toBe(true)
  expect(fs.existsSync(inNpm('tdesign-miniprogram/miniprogram_npm/tslib/index.js'))).toBe(true)
  expect(bytes).toBeLessThan(350_000)
})

it('draws icons without a network, only those that are used', async () => {
  const { icons } = await buildMiniprogramNpm({ root })
  const sheet = fs.readFileSync(inNpm('tdesign-miniprogram/icon/icon.wxss'), 'utf8')
  expect(icons).toEqual(expect.arrayContaining(['add', 'notification', 'close-circle-filled']))
  expect(sheet).not.toMatch(/@font-face|https:\/\/tdesign/)
  expect(sheet.match(/^\.t-icon-[\w-]+:before\{--t-icon/gm)).toHaveLength(icons.length)
  expect(sheet).toContain("viewBox='0 0 24 24'")
})

it('takes the icons of shared/icons.ts', async () => {
  fs.writeFileSync(path.join(root, 'shared/icons.ts'), "export const icons = ['heart-filled'] // 'no-icon'\n")
  expect((await buildMiniprogramNpm({ root })).icons).toContain('heart-filled')
})

it('names an icon that does not exist and its file', async () => {
  fs.appendFileSync(path.join(root, 'pages/home/home.wxml'), '<t-icon name="no-such-icon" />')
  await expect(buildMiniprogramNpm({ root })).rejects.toThrow('pages/home/home.wxml: there is no icon "no-such-icon"')
})

it('bundles a plain package that a script imports, and leaves out one imported for its types', async () => {
  const file = path.join(root, 'shared/words.ts')
  fs.appendFileSync(
    file,
    "import dayjs from 'dayjs'\nimport type { z } from 'zod'\nexport const year = dayjs().year() as unknown as z.infer<never>\n",
  )
  await buildMiniprogramNpm({ root })
  expect(fs.readFileSync(inNpm('dayjs/index.js'), 'utf8')).toContain('module.exports')
  expect(fs.existsSync(inNpm('zod'))).toBe(false)
})

it('touches nothing when nothing changed, and removes what is no longer used', async () => {
  await buildMiniprogramNpm({ root })
  const written = fs.statSync(inNpm('tdesign-miniprogram/button/button.js')).mtimeMs
  fs.writeFileSync(inNpm('stray.js'), '')
  await buildMiniprogramNpm({ root })
  expect(fs.statSync(inNpm('tdesign-miniprogram/button/button.js')).mtimeMs).toBe(written)
  expect(fs.existsSync(inNpm('stray.js'))).toBe(false)
})
