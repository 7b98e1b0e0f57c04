import { consentVersion as inForce } from '../../../miniprogram/shared/limits'
import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import { consentGiven, requireConsent } from './rules'
import { keepConsent } from './store'

/** Consent to the policy in force, by anybody we know, in whatever state. Twice is once. */
export const agreeToPolicy: UseCase<'members.agreeToPolicy'> = async ({ consentVersion }, { actor, now }) => {
  if (actor.status === 'guest') throw new AppError('NOT_REGISTERED')
  requireConsent(consentVersion, inForce)
  const { memberId, consents = [] } = actor
  const agreed = consents.at(-1)?.version ?? ''
  if (agreed !== consentVersion) await keepConsent(memberId, agreed, consentGiven(consents, consentVersion, now))
  return { done: true }
}
