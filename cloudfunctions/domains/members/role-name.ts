import { roleLabels } from '../../../miniprogram/shared/labels'
import type { Actor } from '../../kernel/access'

/** The role in which somebody looks, in the member's words. */
export function roleName({ roles }: Actor): string {
  const held =
    roles.find(({ role }) => role === 'owner' || role === 'administrator' || role === 'liaison') ??
    roles.find(({ role }) => role === 'organiser')
  return held ? roleLabels[held.role] : ''
}
