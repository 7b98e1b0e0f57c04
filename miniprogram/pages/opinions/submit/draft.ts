import type { InputOf } from '../../../services/api'

type Input = InputOf<'opinions.submit'>

/** What was written and chosen so far. It stays on the phone until it is submitted. */
export interface Draft {
  /** made once per draft: sending it twice submits it once */
  draftKey: string
  kind: Input['kind']
  /** empty until chosen */
  category: Input['category'] | ''
  text: string
  imageIds: string[]
  anonymous: boolean
  /** whom it is for; empty until known */
  organisationId: string
}

const storageKey = 'opinionDraft'

export function newDraft(): Draft {
  const random = Math.random().toString(36).slice(2, 10)
  return {
    draftKey: `${Date.now().toString(36)}-${random}`,
    kind: 'suggestion',
    category: '',
    text: '',
    imageIds: [],
    anonymous: false,
    organisationId: '',
  }
}

/** The draft left on the phone, or a new one. */
export function heldDraft(): Draft {
  const held = wx.getStorageSync<Partial<Draft> | ''>(storageKey)
  return held === '' || held === undefined ? newDraft() : { ...newDraft(), ...held }
}

export function holdDraft(draft: Draft): void {
  wx.setStorageSync(storageKey, draft)
}

export function dropDraft(): void {
  wx.removeStorageSync(storageKey)
}
