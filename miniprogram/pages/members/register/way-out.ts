import { type ApiError, call } from '../../../services/api'
import type { Organisation } from '../../../services/organisation-tree'
import type { Form } from './registration'

interface WayOut {
  /** Where something has to be entered anew. */
  step: 'person' | 'place'
  changes: Record<string, unknown>
}

/** What helps when the server says that something is no longer good; nothing where only its sentence helps. */
export async function wayOutOf(code: ApiError['code'], form: Form, tree: Organisation[]): Promise<WayOut | undefined> {
  switch (code) {
    case 'PHONE_INVALID':
      // WeChat's code was used up or is too old: only a new one, or typing, helps.
      return { step: 'person', changes: { 'form.phoneCode': '', mistakes: { phone: '请重新获取或填写手机号' } } }
    case 'INVITATION_INVALID': {
      const mistakes = { invitationCode: '这个邀请码不能用了，去掉它也可以提交，由工作人员审核' }
      return { step: 'place', changes: { invitation: null, mistakes } }
    }
    case 'ORGANISATION_NOT_FOUND': {
      const { items } = await call('organisations.listTree', {}).catch(() => ({ items: tree }))
      const known = form.organisationIds.filter((id) => items.some((item) => item.organisationId === id))
      const mistakes = { organisationIds: '有一个组织已经没有了，请重新选择' }
      return { step: 'place', changes: { tree: items, 'form.organisationIds': known, mistakes } }
    }
    default:
      return undefined
  }
}
