import { index } from './declaration'

export const filesCollections = {
  uploads: [index('byMember', 'memberId', '-preparedAt', '-_id'), index('byKept', 'keptFor', 'preparedAt')],
  archives: [index('byMember', 'memberId'), index('byExpiry', 'expiresAt')],
}
