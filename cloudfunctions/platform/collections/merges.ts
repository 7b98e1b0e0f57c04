import { index } from './declaration'

export const mergesCollections = {
  merges: [
    index('byState', 'state', 'at'),
    index('byKept', 'keepId'),
    index('byClosedWeChat', 'closedWeChat'),
    index('byDoer', 'byId'),
  ],
  // Pairs of records that look alike; those that staff told apart stay, so that they are not shown again.
  duplicates: [index('byOrganisation', 'organisationPaths', 'dismissed', '-at', '-_id'), index('byMember', 'memberIds')],
  duplicateSearches: [],
}
