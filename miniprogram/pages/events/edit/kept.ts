import { newForm, type EventForm } from './form'
import type { Sent } from './saving'
import { onceOnly, type SeriesForm } from './series'

const key = 'eventForm'

interface Kept {
  form: EventForm
  series: SeriesForm
  /** it was sent, and the answer is missing */
  sent: Sent | null
}

/** Whether there is anything that would be missed. */
export function isBegun({ title, place, description }: EventForm): boolean {
  return [title, place.name, description].some((typed) => typed.trim() !== '')
}

/** Keeps on this phone what was typed of a new event and not saved. */
export function keep(kept: Kept): void {
  wx.setStorageSync(key, kept)
}

/** What was typed last time; missing when it was saved or there was nothing. A field that is new since then is as usual. */
export function keptForm(now: number): Kept | undefined {
  const kept = wx.getStorageSync<Partial<Kept> | ''>(key)
  if (kept === '' || !kept.form) return undefined
  return { form: { ...newForm(now), ...kept.form }, series: { ...onceOnly, ...kept.series }, sent: kept.sent ?? null }
}

export function forget(): void {
  wx.removeStorageSync(key)
}
