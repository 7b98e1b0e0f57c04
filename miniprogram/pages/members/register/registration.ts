import type { InputOf, OutputOf } from '../../../services/api'
import type { Me } from '../../../services/me'
import type { Organisation } from '../../../services/organisation-tree'
import type { Answers } from '../../../services/answers'
import { answersFor, answersIn, type Asked } from './asked'
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
  /** By organisation, then by question. */
  answers: Record<string, Answers>
}

export const emptyForm: Form = {
  name: '',
  phone: '',
  phoneCode: '',
  organisationIds: [],
  occupation: '',
  skills: '',
  invitationCode: '',
  answers: {},
}

export type Mistakes = Partial<Record<keyof Form, string>>

/** An invitation that admits, and where to. */
export interface Invitation {
  organisationId: string
  organisationName: string
}

/** What is wrong with who the person says they are. `heldPhone` is the number we have already. */
export function mistakesInPerson(form: Form, heldPhone: string): Mistakes {
  const mistakes: Mistakes = {}
  if (form.name.trim() === '') mistakes.name = '请填写您的姓名'
  const phoneMissing = form.phone === '' && heldPhone === ''
  const phoneWrong = form.phone !== '' && !/^1[3-9]\d{9}$/.test(form.phone)
  if (form.phoneCode === '' && (phoneMissing || phoneWrong)) mistakes.phone = '请填写 11 位手机号，或用微信手机号'
  return mistakes
}

/** What is wrong with where the person says they belong. */
export function mistakesInPlace(form: Form): Mistakes {
  return form.organisationIds.length === 0 ? { organisationIds: '请选择您所在的组织' } : {}
}

/** Those organisations of some that are in the tree: one may have been merged or closed since it was chosen. */
export function stillThere(organisationIds: string[], tree: Organisation[]): string[] {
  const known = new Set(tree.map(({ organisationId }) => organisationId))
  return organisationIds.filter((id) => known.has(id))
}

/** What somebody whose registration was returned entered before; organisations that are no longer there are left out. */
export function formOf(me: Me, profile: OutputOf<'members.getProfile'>, tree: Organisation[]): Form {
  const joined = me.organisations.map(({ organisationId }) => organisationId)
  return {
    ...emptyForm,
    name: profile.name,
    organisationIds: stillThere(joined, tree),
    occupation: profile.occupation ?? '',
    skills: profile.skills.join('、'),
    answers: answersIn(profile),
  }
}

/** The form as `members.register` wants it; what was left empty is left out, and so is an invitation to where the person does not belong. */
export function registrationOf(
  form: Form,
  { consentVersion, invitation, asked }: { consentVersion: string; invitation: Invitation | null; asked: Asked[] },
): InputOf<'members.register'> {
  const skills = skillsIn(form.skills)
  const invitationCode = form.invitationCode.trim()
  const isInvited = invitation === null || form.organisationIds.includes(invitation.organisationId)
  return {
    name: form.name.trim(),
    organisationIds: form.organisationIds,
    consentVersion,
    ...(form.phoneCode ? { phoneCode: form.phoneCode } : form.phone ? { phone: form.phone } : {}),
    ...(form.occupation.trim() ? { occupation: form.occupation.trim() } : {}),
    ...(skills.length > 0 ? { skills } : {}),
    ...(invitationCode && isInvited ? { invitationCode } : {}),
    ...(asked.length > 0 ? { answers: answersFor(asked) } : {}),
  }
}

export interface SummaryLine {
  step: 'person' | 'place'
  heading: string
  note: string
}

/** What was entered, line by line, to look over before it is handed in again. */
export function summaryOf(form: Form, heldPhone: string, tree: Organisation[], asked: Asked[]): SummaryLine[] {
  const chosen = tree.filter(({ organisationId }) => form.organisationIds.includes(organisationId))
  return [
    { step: 'person', heading: '姓名', note: form.name || '没有填' },
    { step: 'person', heading: '手机号', note: form.phoneCode ? '您的微信手机号' : form.phone || heldPhone || '没有填' },
    { step: 'place', heading: '所在组织', note: chosen.map(({ name }) => name).join('、') || '请重新选择' },
    ...asked.flatMap((one): SummaryLine[] => answeredLine(one)),
    { step: 'place', heading: '职业', note: form.occupation || '没有填' },
    { step: 'place', heading: '特长', note: form.skills || '没有填' },
  ]
}

/** How much of what an organisation asks is answered. */
function answeredLine({ name, questions, answers }: Asked): SummaryLine[] {
  const all = questions.items.length
  if (all === 0) return []
  const missing = questions.items.some(({ questionId, required }) => required && answers[questionId] === undefined)
  const note = missing ? '还有问题没有回答' : `${all} 个问题，回答了 ${Object.keys(answers).length} 个`
  return [{ step: 'place', heading: `${name}想了解`, note }]
}
