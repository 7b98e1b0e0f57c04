import { index } from './declaration'

export const importsCollections = {
  imports: [index('byOwner', 'byId', '-startedAt', '-_id'), index('byState', 'state'), index('byRemoval', 'removeAt')],
  importParts: [index('byImport', 'importId')],
}
