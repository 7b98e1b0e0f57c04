import type { OutputOf } from '../../../services/api'
import { isLive, signUpTag, type Tag } from '../sign-up-status'

type Person = OutputOf<'events.findPeople'>['items'][number]

/** Somebody who may be signed up. */
export interface PersonLine {
  memberId: string
  name: string
  note: string
  /** where they stand already */
  tag: Tag | undefined
  /** signed up already, so there is nothing to do for them */
  isIn: boolean
}

export function toLine({ memberId, name, organisationNames, status }: Person): PersonLine {
  return {
    memberId,
    name,
    note: organisationNames.join('、'),
    tag: status && signUpTag({ status }),
    isIn: status !== undefined && isLive(status),
  }
}
