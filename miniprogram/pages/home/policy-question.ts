import type { Me } from '../../services/me'
import { privacyQuestion } from '../../services/privacy'

/** Somebody said "later": they are asked again when the mini-program is opened anew. */
let later = false

export function askLater(): void {
  later = true
}

/** Which version of the policy a person has yet to agree to, empty for none, and whether WeChat waits for their word too. */
export async function policyQuestion(me: Me): Promise<{ askedVersion: string; privacyNeeded: boolean }> {
  // Whoever hands in a registration agrees there.
  const outdated = me.status === 'approved' || me.status === 'pending' ? me.agreedVersion !== me.consentVersion : false
  if (!outdated || later) return { askedVersion: '', privacyNeeded: false }
  return { askedVersion: me.consentVersion, privacyNeeded: (await privacyQuestion()).needed }
}
