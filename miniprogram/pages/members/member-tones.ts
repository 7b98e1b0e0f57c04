import type { Person } from './person-type'

/** The colour and shape of a member's state in `status-tag`. */
export const memberTones: Record<Person['status'], string> = {
  pending: 'active',
  approved: 'success',
  rejected: 'danger',
  suspended: 'neutral',
}
