import type { InputOf } from '../../../services/api'
import { consentVersion } from '../../../shared/limits'
import { skillsIn } from '../skills'

export interface Form {
  name: string
  phone: string
  /** From WeChat's phone button; good for one use within five minutes. */
  phoneCode: string
  organisationIds: string[]
  occupation: string
  /** As typed, one after another with 、 or a comma between. */
  skills: string
  invitationCode: string
}

export const emptyForm: Form = {
  name: '',
  phone: '',
  phoneCode: '',
  organisationIds: [],
  occupation: '',
  skills: '',
  invitationCode: '',
}

export type Mistakes = Partial<Record<keyof Form, string>>

/** What is wrong with who the person says they are. */
export function mistakesInPerson(form: Form): Mistakes {
  const mistakes: Mistakes = {}
  if (form.name.trim() === '') mistakes.name = '请填写您的姓名'
  if (form.phoneCode === '' && !/^1[3-9]\d{9}$/.test(form.phone)) mistakes.phone = '请填写 11 位手机号，或用微信手机号'
  return mistakes
}

/** What is wrong with where the person says they belong. */
export function mistakesInPlace(form: Form): Mistakes {
  return form.organisationIds.length === 0 ? { organisationIds: '请选择您所在的组织' } : {}
}

/** The form as `members.register` wants it; what was left empty is left out. */
export function registrationOf(form: Form): InputOf<'members.register'> {
  const skills = skillsIn(form.skills)
  return {
    name: form.name.trim(),
    organisationIds: form.organisationIds,
    consentVersion,
    ...(form.phoneCode ? { phoneCode: form.phoneCode } : { phone: form.phone }),
    ...(form.occupation.trim() ? { occupation: form.occupation.trim() } : {}),
    ...(skills.length > 0 ? { skills } : {}),
    ...(form.invitationCode.trim() ? { invitationCode: form.invitationCode.trim() } : {}),
  }
}
