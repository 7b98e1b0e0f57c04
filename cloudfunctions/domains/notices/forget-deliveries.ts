import { deliveries } from '../../kernel/outbox'
import { forgetCredits, forgetNamed } from './store'

/** Removes what a person was told and what they allowed us to send. May be repeated. */
export async function forgetDeliveries(memberId: string): Promise<void> {
  await deliveries.remove({ memberId })
  await forgetCredits(memberId)
  await forgetNamed(memberId)
}
