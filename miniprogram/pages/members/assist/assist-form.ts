import type { InputOf } from '../../../services/api'
import { assistedHowLabels } from '../../../shared/labels'
import { limits } from '../../../shared/limits'
import type { Person } from '../person-type'
import { skillsIn } from '../skills'

type Entry = InputOf<'members.enterAssisted'>

export interface Form {
  name: string
  /** For somebody who is known: a new number; empty to keep the one we have. */
  phone: string
  occupation: string
  /** As typed, one after another with 、 or a comma between. */
  skills: string
  organisationIds: string[]
  how: Entry['consent']['how'] | ''
  note: string
}

export type Mistakes = Partial<Record<keyof Form, string>>

export const emptyForm: Form = { name: '', phone: '', occupation: '', skills: '', organisationIds: [], how: '', note: '' }

/** How somebody can say yes without a phone of their own. */
export const ways = (Object.entries(assistedHowLabels) as [Entry['consent']['how'], string][]).map(([value, label]) => ({
  value,
  label: `${label}同意`,
}))

/** The form with what we hold about somebody; their organisations are not asked for again. */
export function formOf({ name, occupation = '', skills }: Person): Form {
  return { ...emptyForm, name, occupation, skills: skills.join('、') }
}

export function mistakesIn(form: Form, isNew: boolean): Mistakes {
  const listed = skillsIn(form.skills)
  const mistakes: Mistakes = {}
  if (form.name.trim() === '') mistakes.name = '请填写这位成员的姓名'
  if (form.phone !== '' && !/^1[3-9]\d{9}$/.test(form.phone)) mistakes.phone = '请填写 11 位手机号，没有就留空'
  if (listed.length > limits.skills) mistakes.skills = `最多写 ${limits.skills} 项，请删去几项`
  if (listed.some((skill) => skill.length > limits.skill)) mistakes.skills = `每项不超过 ${limits.skill} 个字，几项之间用顿号隔开`
  if (isNew && form.organisationIds.length === 0) mistakes.organisationIds = '请选加入哪个组织'
  if (isNew && form.how === '') mistakes.how = '请选本人是怎么同意的'
  return mistakes
}

/** A new person, as `members.enterAssisted` wants them. */
export function entryOf(form: Form, consentVersion: string, draftKey: string): Entry {
  const [occupation, note, skills] = [form.occupation.trim(), form.note.trim(), skillsIn(form.skills)]
  return {
    name: form.name.trim(),
    ...(form.phone === '' ? {} : { phone: form.phone }),
    ...(occupation === '' ? {} : { occupation }),
    ...(skills.length === 0 ? {} : { skills }),
    organisationIds: form.organisationIds,
    consent: { how: form.how === '' ? 'inPerson' : form.how, ...(note === '' ? {} : { note }) },
    consentVersion,
    draftKey,
  }
}

/** What differs from what we hold, as `members.editAssisted` wants it. */
export function changesIn(form: Form, held: Person): InputOf<'members.editAssisted'> {
  const before = formOf(held)
  const [name, occupation, skills] = [form.name.trim(), form.occupation.trim(), skillsIn(form.skills)]
  return {
    memberId: held.memberId,
    ...(name === before.name ? {} : { name }),
    ...(form.phone === '' ? {} : { phone: form.phone }),
    ...(occupation === before.occupation ? {} : { occupation }),
    ...(skills.join('、') === before.skills ? {} : { skills }),
    ...(form.organisationIds.length === 0 ? {} : { joinIds: form.organisationIds }),
  }
}
