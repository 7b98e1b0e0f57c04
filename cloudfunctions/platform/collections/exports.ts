import { index } from './declaration'

export const exportsCollections = {
  exports: [
    index('byOwner', 'byId', '-createdAt', '-_id'),
    index('byState', 'state'),
    index('byExpiry', 'state', 'expiresAt'),
    index('byRemoval', 'removeAt'),
  ],
  exportParts: [index('byExport', 'exportId', 'index')],
}
