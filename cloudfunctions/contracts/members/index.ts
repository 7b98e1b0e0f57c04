import { assistedContract } from './assisted'
import { invitationsContract } from './invitations'
import { ownRecordContract } from './own-record'
import { peopleContract } from './people'
import { registrationContract } from './registration'

export const membersContract = {
  ...ownRecordContract,
  ...registrationContract,
  ...invitationsContract,
  ...peopleContract,
  ...assistedContract,
}
