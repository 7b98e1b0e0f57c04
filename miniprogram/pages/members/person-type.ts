import type { OutputOf } from '../../services/api'

/** A member as staff see them in the list. */
export type Person = OutputOf<'members.listMembers'>['items'][number]

/** The same on a page of their own. */
export type PersonInFull = OutputOf<'members.getMember'>

/** The address of somebody's page: it names them by id alone, because addresses end up in WeChat's figures. */
export const personPage = (memberId: string) => `/pages/members/person/person?memberId=${memberId}`
