import { auditCollections } from './audit'
import type { IndexDeclaration } from './declaration'
import { eventsCollections } from './events'
import { exportsCollections } from './exports'
import { filesCollections } from './files'
import { handoversCollections } from './handovers'
import { importsCollections } from './imports'
import { membersCollections } from './members'
import { mergesCollections } from './merges'
import { noticesCollections } from './notices'
import { opinionsCollections } from './opinions'
import { organisationsCollections } from './organisations'
import { reorganisationsCollections } from './reorganisations'
import { rightsCollections } from './rights'
import { segmentsCollections } from './segments'

/** Every collection with its indexes, declared by domain: the local server builds them on start, the deployment creates them. */
export const collections = {
  ...organisationsCollections,
  ...reorganisationsCollections,
  ...membersCollections,
  ...mergesCollections,
  ...handoversCollections,
  ...eventsCollections,
  ...opinionsCollections,
  ...segmentsCollections,
  ...noticesCollections,
  ...auditCollections,
  ...filesCollections,
  ...rightsCollections,
  ...importsCollections,
  ...exportsCollections,
} satisfies Record<string, IndexDeclaration[]>

export type CollectionName = keyof typeof collections
