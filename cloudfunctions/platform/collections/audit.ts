import { index } from './declaration'

export const auditCollections = {
  auditEntries: [
    index('byOrganisation', 'organisationPath', '-at', '-_id'),
    index('byOrganisationAction', 'organisationPath', 'action', '-at', '-_id'),
    index('byActor', 'byId', '-at', '-_id'),
    index('byActorAction', 'byId', 'action', '-at', '-_id'),
    index('byTarget', 'targetId', '-at', '-_id'),
  ],
}
