import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(__dirname, '../../miniprogram')

/** In letters: what a field in a card has room for on a screen of 375 px at the largest type, where a letter has 36.7. */
const room = (375 - 2 * 16 - 2 * 16 - 2 * 13) / (17 * 1.6 * 1.35)

/** A Chinese letter is as wide as it is high, others are a little more than half of that. */
const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + (/[ -~–]/.test(one) ? 0.6 : 1), 0)

const fields = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.wxml') && !file.startsWith('miniprogram_npm'))
  .flatMap((file) => readFileSync(path.join(root, file), 'utf8').match(/<field\s[^>]*>/g) ?? [])

it('an example in a field of one line is not cut off at the largest type', () => {
  const examples = fields
    .filter((field) => !field.includes('type="textarea"'))
    .flatMap((field) => /placeholder="([^"]*)"/.exec(field)?.[1] ?? [])
  expect(examples).toContain('按姓名查找')
  expect(examples.filter((example) => widthOf(example) > room)).toEqual([])
})
