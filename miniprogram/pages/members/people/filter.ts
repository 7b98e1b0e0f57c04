import type { InputOf } from '../../../services/api'
import { memberStatusLabels, roleLabels } from '../../../shared/labels'

type Wanted = InputOf<'members.listMembers'>

export interface Filter {
  /** As typed: any part of a name. */
  namePart: string
  /** Empty for any, as all below. */
  status: string
  organisationId: string
  role: string
  skill: string
  joinedFrom: string
  joinedTo: string
  /** yes or no */
  phone: string
}

export const noFilter: Filter = {
  namePart: '',
  status: '',
  organisationId: '',
  role: '',
  skill: '',
  joinedFrom: '',
  joinedTo: '',
  phone: '',
}

const all = { value: '', label: '全部' }
const statuses = ['approved', 'pending', 'rejected', 'suspended'] as const
const roles = ['liaison', 'organiser', 'editor', 'reviewer', 'handler', 'administrator', 'owner'] as const

/** What there is to choose from. */
export const statusChips = [all, ...statuses.map((value) => ({ value, label: memberStatusLabels[value] }))]
export const roleChips = [all, ...roles.map((value) => ({ value, label: roleLabels[value] }))]
export const phoneChips = [all, { value: 'yes', label: '留了手机号' }, { value: 'no', label: '没有留' }]

/** What is looked for, as `members.listMembers` wants it. */
export function wantedBy({ namePart, skill, status, role, phone, ...others }: Filter): Wanted {
  const typed = { namePart: namePart.trim(), skill: skill.trim(), ...others }
  return {
    ...Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== '')),
    ...whichOf('status', statuses, status),
    ...whichOf('role', roles, role),
    ...(phone === '' ? {} : { hasPhone: phone === 'yes' }),
  }
}

function whichOf<K extends string, V extends string>(key: K, values: readonly V[], chosen: string): { [Key in K]?: V } {
  const value = values.find((one) => one === chosen)
  return value === undefined ? {} : ({ [key]: value } as { [Key in K]?: V })
}

/** How many of the conditions that are folded away are set. */
export function foldedCount({ role, skill, joinedFrom, joinedTo, phone }: Filter): number {
  return [role, skill.trim(), joinedFrom + joinedTo, phone].filter((value) => value !== '').length
}

/** The same in words, as 城东区、名字含“和平”、正式成员; empty for everybody. */
export function filterWords(
  { namePart, skill, status, role, phone, joinedFrom, joinedTo }: Filter,
  organisationName: string,
): string {
  const labelOf = (chips: { value: string; label: string }[], value: string) =>
    value === '' ? '' : (chips.find((chip) => chip.value === value)?.label ?? '')
  const joined = joinedFrom === '' && joinedTo === '' ? '' : `${joinedFrom || '最早'}至${joinedTo || '今天'}登记`
  const parts = [
    organisationName,
    namePart.trim() === '' ? '' : `名字含“${namePart.trim()}”`,
    labelOf(statusChips, status),
    labelOf(roleChips, role),
    skill.trim() === '' ? '' : `特长“${skill.trim()}”`,
    joined,
    labelOf(phoneChips, phone),
  ]
  return parts.filter((part) => part !== '').join('、')
}
