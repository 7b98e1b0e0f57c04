import type { OrganisationRecord } from '../../organisations'
import { soughtPieces } from '../finding/sought-pieces'
import type { EventRecord } from '../records'
import { quotasOf } from '../rules'
import type { GivenDetails } from './details-rules'
import { detailsFrom } from './details-rules'

/** A draft with all its seats free. */
export function newEvent(
  given: GivenDetails,
  organisations: OrganisationRecord[],
  {
    _id,
    organisation,
    creatorId,
    seriesId,
  }: { _id: string; organisation: OrganisationRecord; creatorId: string; seriesId: string | null },
): EventRecord {
  return {
    _id,
    status: 'draft',
    organisationId: organisation._id,
    organisationName: organisation.name,
    organisationPath: organisation.path,
    creatorId,
    version: 1,
    seriesId,
    cancelReason: null,
    photoIds: [],
    pieces: soughtPieces(given),
    ...detailsFrom(given, { version: 0, items: [] }),
    capacity: given.capacity,
    quotas: quotasOf(given, organisations),
    issued: 0,
    free: [],
    waiting: 0,
    queued: 0,
    unsettledSince: null,
    settledAt: null,
  }
}
