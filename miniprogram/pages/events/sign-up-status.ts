import { activeSignUpStatuses, signUpStatusLabels } from '../../shared/labels'

export type SignUpStatus = keyof typeof signUpStatusLabels
export type Tone = 'neutral' | 'active' | 'success' | 'warning' | 'danger'

const tones: Record<SignUpStatus, Tone> = {
  pending: 'active',
  confirmed: 'success',
  waitlisted: 'warning',
  offered: 'warning',
  declined: 'neutral',
  expired: 'neutral',
  rejected: 'neutral',
  cancelled: 'neutral',
}

export interface Tag {
  text: string
  tone: Tone
}

/** A sign-up as a tag: the word, and how loud it is. */
export function signUpTag(signUp: { status: SignUpStatus; waitlistPosition?: number }): Tag {
  const { status, waitlistPosition } = signUp
  const text =
    status === 'waitlisted' && waitlistPosition !== undefined ? `候补第 ${waitlistPosition} 位` : signUpStatusLabels[status]
  return { text, tone: tones[status] }
}

/** Whether the person still has, or waits for, a seat. */
export function isLive(status: SignUpStatus): boolean {
  return activeSignUpStatuses.includes(status)
}
