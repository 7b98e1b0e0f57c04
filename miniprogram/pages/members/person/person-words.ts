import type { RoleName } from '../../../services/me'
import type { Organisation } from '../../../services/organisation-tree'
import { whenText } from '../../../services/when'
import { memberStatusLabels, roleLabels } from '../../../shared/labels'
import type { Person, PersonInFull } from '../person-type'
import { lastDayText } from '../last-day'
import { memberTones } from '../member-tones'

export interface RoleLine {
  /** Of the role and the organisation. */
  key: string
  role: RoleName
  roleName: string
  organisationId: string
  organisationName: string
  /** 「到 12月31日 周四 为止」; empty without an end */
  until: string
  mayWithdraw: boolean
}

/** Who somebody is, at the top of their page. */
export function headOf({ name, status }: Person) {
  const initial = Array.from(name)[0] ?? ''
  return { name, initial, statusText: memberStatusLabels[status], statusTone: memberTones[status] }
}

/** Who entered somebody, when staff did. */
export function assistedText({ assisted }: Person): string {
  if (!assisted) return ''
  return `代办：${assisted.byName} ${whenText(assisted.at)} 代为登记${assisted.takenOver ? '，现在由本人使用' : ''}`
}

/** What somebody said about themself; what they left empty is left out. */
export function factsOf({ organisations, occupation, skills, registeredAt }: Person): { label: string; value: string }[] {
  return [
    { label: '组织', value: organisations.map((organisation) => organisation.name).join('\n') },
    { label: '职业', value: occupation ?? '' },
    { label: '特长', value: skills.join('、') },
    { label: '登记', value: whenText(registeredAt) },
  ].filter(({ value }) => value !== '')
}

/** 「11月20日 14:30，林静停用。原因：…」; empty for who is not. */
export function suspensionWords({ suspension }: PersonInFull): string {
  return suspension ? `${whenText(suspension.at)}，${suspension.byName}停用。原因：${suspension.reason}` : ''
}

/** The roles of somebody. `tree` names their organisations; of `reached` they may be withdrawn, the owner's by an owner only. */
export function rolesOf({ roles }: Person, tree: Organisation[], reached: Organisation[], isOwner: boolean): RoleLine[] {
  const names = new Map(tree.map(({ organisationId, name }) => [organisationId, name]))
  const within = new Set(reached.map(({ organisationId }) => organisationId))
  return roles.map(({ role, organisationId, endsAt }) => ({
    key: `${role} ${organisationId}`,
    role,
    roleName: roleLabels[role],
    organisationId,
    organisationName: names.get(organisationId) ?? '',
    until: endsAt === undefined ? '' : untilWords(endsAt),
    mayWithdraw: within.has(organisationId) && (role !== 'owner' || isOwner),
  }))
}

function untilWords(endsAt: string): string {
  const day = lastDayText(endsAt)
  return Date.parse(endsAt) <= Date.now() ? `已在${day}到期` : `到${day}为止`
}
