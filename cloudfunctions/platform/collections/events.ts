import { index, unique } from './declaration'

export const eventsCollections = {
  events: [
    index('byCreator', 'creatorId', 'endsAt'),
    // Places behind the order, so that a list of what is near reads no others.
    index('byStart', 'status', 'startsAt', '_id', 'place.latitude', 'place.longitude'),
    index('byKind', 'status', 'kind', 'startsAt', '_id'),
    index('byPiece', 'pieces', 'startsAt', '_id'),
    index('byOrganisation', 'organisationPath', '-startsAt', '-_id'),
    index('byEnd', 'status', 'endsAt', '_id'),
    index('byUnsettled', 'unsettledSince'),
    index('bySeries', 'seriesId', 'startsAt'),
    index('byAudience', 'audience.organisationIds'),
    index('byFile', 'files.fileId'),
    index('byCover', 'cover.imageId'),
    index('byPhoto', 'photoIds'),
  ],
  announcements: [
    index('byFanOut', 'fanOut.state'),
    index('byWriter', 'by.memberId'),
    index('byEvent', 'eventId', '-at', '-_id'),
  ],
  signUps: [
    // No seat is given twice, whatever else goes wrong: `seats` lists the seat numbers held, or the member's id when there are none.
    unique('bySeat', 'eventId', 'seats'),
    index('byEvent', 'eventId', 'order', '_id'),
    index('byQueue', 'eventId', 'status', 'queue'),
    // For whom to ask when an event gets fewer seats.
    index('byStatus', 'eventId', 'status', '-signedUpAt', '-_id'),
    index('byNamed', 'eventId', 'showsName', 'order'),
    index('byFreed', 'freedAt'),
    index('byOffer', 'offerEndsAt'),
    index('bySigner', 'by.memberId'),
    index('byChecker', 'checkIns.byId'),
    index('byNote', 'noteAt'),
    index('byMember', 'memberId', '-signedUpAt', '-_id'),
  ],
}
