import type { InputOf } from '../../../services/api'
import { memberStatusLabels } from '../../../shared/labels'

export type Status = Exclude<InputOf<'members.listMembers'>['status'], undefined>

interface Filter {
  /** As typed: the beginning of a name. */
  namePrefix: string
  /** Empty for any. */
  status: Status | ''
  /** One or none. */
  organisationIds: string[]
}

const statuses: Status[] = ['approved', 'pending', 'rejected', 'suspended']

/** The states to choose from. */
export const chips = [{ value: '', label: '全部' }, ...statuses.map((value) => ({ value, label: memberStatusLabels[value] }))]

/** What is looked for, as `members.listMembers` wants it. */
export function wantedBy({ namePrefix, status, organisationIds }: Filter): InputOf<'members.listMembers'> {
  const name = namePrefix.trim()
  const organisationId = organisationIds[0]
  return {
    ...(name === '' ? {} : { namePrefix: name }),
    ...(status === '' ? {} : { status }),
    ...(organisationId === undefined ? {} : { organisationId }),
  }
}

/** The same in words, as 城东区姓张的正式成员; empty for everybody. */
export function filterWords({ namePrefix, status, organisationName }: Filter & { organisationName: string }): string {
  const name = namePrefix.trim()
  if (name === '' && status === '' && organisationName === '') return ''
  const named = name === '' ? '' : `名字以“${name}”开头的`
  const state = status === '' ? '成员' : status === 'approved' ? '正式成员' : `${memberStatusLabels[status]}的成员`
  return `${organisationName}${named}${state}`
}
