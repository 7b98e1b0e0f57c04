import { emptyForm, type Form } from './registration'

/** What is kept on the phone until the registration is sent: never the phone number, nor WeChat's code for it. */
type Kept = Omit<Form, 'phone' | 'phoneCode'>

export interface Draft {
  form: Form
  /** The policy that was agreed to before anything was typed. */
  agreedVersion: string
}

const storageKey = 'registrationDraft'
/** In milliseconds. Whoever has not come back for a week begins anew. */
const keptFor = 7 * 24 * 3_600_000

/** The typed number, for as long as the mini-program runs: leaving the page keeps it, closing the mini-program does not. */
let typedPhone = ''

/** What somebody entered and did not send, or nothing. */
export function heldDraft(now = Date.now()): Draft | undefined {
  const held = wx.getStorageSync<{ form: Kept; agreedVersion: string; at: number } | ''>(storageKey)
  if (!held) return undefined
  if (now - held.at > keptFor) return void dropDraft()
  return { form: { ...emptyForm, ...held.form, phone: typedPhone }, agreedVersion: held.agreedVersion }
}

export function holdDraft({ form, agreedVersion }: Draft, now = Date.now()): void {
  const { phone, phoneCode: _spentSoon, ...kept } = form
  typedPhone = phone
  wx.setStorageSync(storageKey, { form: kept, agreedVersion, at: now })
}

export function dropDraft(): void {
  typedPhone = ''
  wx.removeStorageSync(storageKey)
}
