import { index } from './declaration'

export const noticesCollections = {
  notices: [
    index('byOrganisation', 'organisationPaths', '_id'),
    index('byStatus', 'status', '-updatedAt', '-_id'),
    index('byWriter', 'authorId'),
    index('byFanOut', 'fanOut.state'),
    index('byNamed', 'audience.memberIds'),
  ],
  deliveries: [
    index('byMember', 'memberId', '-publishedAt', '-_id'),
    index('byPush', 'push.state', 'push.nextAt'),
    index('byNotice', 'noticeId', '_id'),
  ],
  pushCredits: [],
}
