import { index } from './declaration'

export const segmentsCollections = {
  segments: [index('byOrganisation', 'organisationPaths', 'name', '_id')],
}
