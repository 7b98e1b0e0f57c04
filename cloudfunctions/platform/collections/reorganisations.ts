import { index } from './declaration'

export const reorganisationsCollections = {
  reorganisations: [index('byState', 'state', 'checkAt'), index('byOrganisation', 'organisationPaths', '-at', '-_id')],
}
