import type { InputOf, OutputOf } from '../../../services/api'
import { limits } from '../../../shared/limits'
import { skillsIn } from '../skills'

export type Profile = OutputOf<'members.getProfile'>

export interface Form {
  name: string
  /** A new number; empty to keep the one we have. */
  phone: string
  /** From WeChat's phone button; good for one use within five minutes. */
  phoneCode: string
  occupation: string
  /** As typed, one after another with 、 or a comma between. */
  skills: string
}

export type Mistakes = Partial<Record<keyof Form, string>>

export function formOf({ name, occupation = '', skills }: Profile): Form {
  return { name, phone: '', phoneCode: '', occupation, skills: skills.join('、') }
}

export function mistakesIn({ name, phone, phoneCode, skills }: Form): Mistakes {
  const mistakes: Mistakes = {}
  const listed = skillsIn(skills)
  if (name.trim() === '') mistakes.name = '请填写您的姓名'
  if (phoneCode === '' && phone !== '' && !/^1[3-9]\d{9}$/.test(phone)) mistakes.phone = '请填写 11 位手机号，或用微信手机号'
  if (listed.length > limits.skills) mistakes.skills = `最多写 ${limits.skills} 项，请删去几项`
  if (listed.some((skill) => skill.length > limits.skill)) mistakes.skills = `每项不超过 ${limits.skill} 个字，几项之间用顿号隔开`
  return mistakes
}

/** What differs from what we hold, as `members.updateProfile` wants it. */
export function changesIn(form: Form, held: Profile): InputOf<'members.updateProfile'> {
  const before = formOf(held)
  const [name, occupation] = [form.name.trim(), form.occupation.trim()]
  const skills = skillsIn(form.skills)
  return {
    ...(name === before.name ? {} : { name }),
    ...(occupation === before.occupation ? {} : { occupation }),
    ...(skills.join('、') === before.skills ? {} : { skills }),
    ...(form.phoneCode !== '' ? { phoneCode: form.phoneCode } : form.phone === '' ? {} : { phone: form.phone }),
  }
}
