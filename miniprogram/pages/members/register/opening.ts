import { call, type OutputOf } from '../../../services/api'
import { getMe, type Me } from '../../../services/me'
import type { Organisation } from '../../../services/organisation-tree'
import { privacyQuestion } from '../../../services/privacy'
import { heldDraft } from './draft'
import { emptyForm, formOf, stillThere, type Form, type Invitation } from './registration'

/** What the page knows when it opens. */
export interface Opening {
  me: Me
  tree: Organisation[]
  contractName: string
  /** WeChat still waits for the person's word. */
  privacyNeeded: boolean
  /** The person agreed to the policy in force before. */
  agreed: boolean
  form: Form
  /** 138****8000 of a registration that was returned; empty when we have none. */
  heldPhone: string
  invitation: Invitation | null
  /** Came with an invitation that admits nobody any more. */
  invitationOver: boolean
}

/** The invitation code of the address: of a card that was passed on, or of a mini-program code. */
export function codeIn(query: Record<string, string | undefined>): string {
  return decodeURIComponent(query['code'] ?? query['scene'] ?? '')
}

/** Who comes, with what in hand, and what they entered before. */
export async function opening(code: string): Promise<Opening> {
  const draft = heldDraft()
  const invitationCode = code || (draft?.form.invitationCode ?? '')
  const [privacy, me, tree, invited] = await Promise.all([
    privacyQuestion(),
    getMe({ fresh: true }),
    call('organisations.listTree', {}),
    invitationCode === '' ? undefined : call('members.getInvitation', { code: invitationCode }),
  ])
  const profile = me.status === 'rejected' ? await call('members.getProfile', {}) : undefined
  const before = draft?.form ?? (profile ? formOf(me, profile, tree.items) : emptyForm)
  const invitation = invitationTo(invited)
  return {
    me,
    tree: tree.items,
    contractName: privacy.contractName,
    privacyNeeded: privacy.needed,
    agreed: (me.agreedVersion ?? draft?.agreedVersion) === me.consentVersion,
    form: {
      ...before,
      invitationCode: invitation || code === '' ? invitationCode : '',
      organisationIds: stillThere(withInvited(before, invitation), tree.items),
    },
    heldPhone: profile?.phone ?? '',
    invitation,
    invitationOver: code !== '' && invitation === null,
  }
}

function invitationTo(invited: OutputOf<'members.getInvitation'> | undefined): Invitation | null {
  if (invited?.organisationId === undefined) return null
  return { organisationId: invited.organisationId, organisationName: invited.organisationName ?? '' }
}

function withInvited({ organisationIds }: Form, invitation: Invitation | null): string[] {
  return invitation ? [...new Set([invitation.organisationId, ...organisationIds])] : organisationIds
}
