import { dropDraft, heldDraft, holdDraft } from '../../miniprogram/pages/members/register/draft'
import { emptyForm } from '../../miniprogram/pages/members/register/registration'

const storage = new Map<string, unknown>()
const day = 24 * 3_600_000
const form = { ...emptyForm, name: '何晓雨', phone: '13800138000', phoneCode: 'code-1', organisationIds: ['lake'] }

beforeAll(() => {
  Object.assign(globalThis, {
    wx: {
      getStorageSync: (key: string) => storage.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => void storage.set(key, JSON.parse(JSON.stringify(value))),
      removeStorageSync: (key: string) => void storage.delete(key),
    },
  })
})
beforeEach(() => dropDraft())

describe('the draft of a registration', () => {
  it('is there again after the page was left, without a code that is good for minutes', () => {
    holdDraft({ form, agreedVersion: '2026-11' })
    expect(heldDraft()).toEqual({ form: { ...form, phoneCode: '' }, agreedVersion: '2026-11' })
  })

  it('never puts the phone number on the phone', () => {
    holdDraft({ form, agreedVersion: '2026-11' })
    const stored = JSON.stringify([...storage])
    expect(stored).toContain('何晓雨')
    expect(stored).not.toContain('13800138000')
    expect(stored).not.toContain('code-1')
  })

  it('is gone after it was sent', () => {
    holdDraft({ form, agreedVersion: '2026-11' })
    dropDraft()
    expect(heldDraft()).toBeUndefined()
    expect(storage.size).toBe(0)
    holdDraft({ form: { ...emptyForm, name: '别人' }, agreedVersion: '2026-11' })
    expect(heldDraft()?.form.phone).toBe('')
  })

  it('is kept for a week and removed then', () => {
    holdDraft({ form, agreedVersion: '2026-11' }, 0)
    expect(heldDraft(7 * day)).toBeDefined()
    expect(heldDraft(7 * day + 1)).toBeUndefined()
    expect(storage.size).toBe(0)
  })
})
