import { draftKeys, newDraftKey } from '../../miniprogram/services/draft-key'

it('keeps its key as long as the same is sent, and only then', () => {
  const keyFor = draftKeys()
  const key = keyFor(['district', '小组'])
  expect(keyFor(['district', '小组'])).toBe(key)
  const other = keyFor(['district', '另一个小组'])
  expect(other).not.toBe(key)
  expect(keyFor(['district', '小组'])).not.toBe(key)
})

it('begins anew with every form', () => {
  expect(draftKeys()('x')).not.toBe(draftKeys()('x'))
  expect(newDraftKey()).not.toBe(newDraftKey())
})
