import { index } from './declaration'

export const rightsCollections = {
  retentionReports: [index('byState', 'state')],
}
