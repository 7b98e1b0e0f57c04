import { type ApiError, call } from '../../../services/api'
import type { Organisation } from '../../../services/organisation-tree'
import { stillThere, type Form } from './registration'

export interface WayOut {
  /** Where something has to be entered anew. */
  step: 'person' | 'place'
  changes: Record<string, unknown>
}

/** What helps when the server says that something is no longer good; nothing where only its sentence helps. */
export async function wayOutOf(code: ApiError['code'], form: Form, known: Organisation[]): Promise<WayOut | undefined> {
  switch (code) {
    case 'PHONE_INVALID':
      // WeChat's code was used up or is too old: only a new one, or typing, helps.
      return { step: 'person', changes: { 'form.phoneCode': '', mistakes: { phone: '请重新获取或填写手机号' } } }
    case 'INVITATION_INVALID': {
      const mistakes = { invitationCode: '这个邀请码不能用了，去掉它也可以提交，由工作人员审核' }
      return { step: 'place', changes: { invitation: null, mistakes } }
    }
    case 'ORGANISATION_NOT_FOUND': {
      const tree = await treeOr(known)
      const mistakes = { organisationIds: '有一个组织已经没有了，请重新选择' }
      return { step: 'place', changes: { tree, 'form.organisationIds': stillThere(form.organisationIds, tree), mistakes } }
    }
    // Which organisations ask something stands in the tree, and one may only have begun to.
    case 'QUESTIONS_CHANGED':
    case 'ANSWERS_INVALID':
      return { step: 'place', changes: { tree: await treeOr(known) } }
    default:
      return undefined
  }
}

/** The organisations as they are now, or as they were known when they cannot be fetched. */
async function treeOr(known: Organisation[]): Promise<Organisation[]> {
  return call('organisations.listTree', {}).then(
    ({ items }) => items,
    () => known,
  )
}
