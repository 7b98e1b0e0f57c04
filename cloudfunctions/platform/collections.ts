/** One field of an index and its order. */
type IndexField = [field: string, direction: 1 | -1]

export interface IndexDeclaration {
  name: string
  fields: IndexField[]
  unique?: boolean
}

/**
 * Every collection and its indexes, in one place: the local server builds them on start, the deployment creates them.
 * A list is paged by a field and then by `_id`, so its index ends with `_id`.
 */
export const collections = {
  organisations: [],
  // One document that every change of the tree writes, so that two of them cannot pass each other.
  trees: [],
  intakes: [],
  reorganisations: [
    {
      name: 'byState',
      fields: [
        ['state', 1],
        ['checkAt', 1],
      ],
    },
    {
      name: 'byOrganisation',
      fields: [
        ['organisationPaths', 1],
        ['at', -1],
        ['_id', -1],
      ],
    },
  ],
  members: [
    // A missing openid would count as null, so an assisted member carries a made-up one.
    { name: 'byOpenid', fields: [['openid', 1]], unique: true },
    {
      name: 'byStatus',
      fields: [
        ['status', 1],
        ['registeredAt', 1],
        ['_id', 1],
      ],
    },
    // For segments: two arrays cannot share an index, so these stand without the organisation.
    {
      name: 'byTookPart',
      fields: [
        ['tookPart.eventId', 1],
        ['status', 1],
      ],
    },
    {
      name: 'byTookPartKind',
      fields: [
        ['tookPart.kind', 1],
        ['status', 1],
      ],
    },
    {
      name: 'byOrganisation',
      fields: [
        ['organisationPaths', 1],
        ['_id', 1],
      ],
    },
    {
      // The day of registration behind the order, so that a list of those who joined in a month reads no others.
      name: 'byOrganisationName',
      fields: [
        ['organisationPaths', 1],
        ['name', 1],
        ['_id', 1],
        ['registeredAt', 1],
      ],
    },
    {
      name: 'byOwnOrganisation',
      fields: [
        ['organisationIds', 1],
        ['status', 1],
        ['name', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'byOrganisationStatus',
      fields: [
        ['organisationPaths', 1],
        ['status', 1],
        ['name', 1],
        ['_id', 1],
        ['registeredAt', 1],
      ],
    },
    {
      name: 'byOrganisationJoined',
      fields: [
        ['organisationPaths', 1],
        ['registeredAt', 1],
        ['_id', 1],
        ['status', 1],
      ],
    },
    // What is rare is looked up by itself, within an organisation or not; the name behind it gives the list its order.
    {
      name: 'byNamePart',
      fields: [
        ['nameParts', 1],
        ['name', 1],
        ['_id', 1],
        ['registeredAt', 1],
      ],
    },
    {
      name: 'bySkill',
      fields: [
        ['skills', 1],
        ['name', 1],
        ['_id', 1],
        ['registeredAt', 1],
      ],
    },
    {
      name: 'byRole',
      fields: [
        ['roles.role', 1],
        ['name', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'byPhone',
      fields: [
        ['phoneHash', 1],
        ['name', 1],
        ['_id', 1],
        ['registeredAt', 1],
      ],
    },
    { name: 'byGrant', fields: [['roles.organisationId', 1]] },
    // An encrypted phone begins with the version of its key.
    { name: 'byPhoneKey', fields: [['phone', 1]] },
    {
      name: 'byName',
      fields: [
        ['name', 1],
        ['_id', 1],
      ],
    },
    { name: 'byReviewer', fields: [['review.byId', 1]] },
    { name: 'byEnterer', fields: [['assisted.byId', 1]] },
    { name: 'byLeaving', fields: [['leaving.dueAt', 1]] },
  ],
  invitations: [
    { name: 'byExactOrganisation', fields: [['organisationId', 1]] },
    {
      name: 'byOrganisation',
      fields: [
        ['organisationPath', 1],
        ['createdAt', -1],
        ['_id', -1],
      ],
    },
    { name: 'byCreator', fields: [['createdById', 1]] },
  ],
  looks: [
    {
      name: 'byMember',
      fields: [
        ['memberId', 1],
        ['at', -1],
        ['_id', -1],
      ],
    },
    { name: 'byLooker', fields: [['byId', 1]] },
  ],
  // What staff did for members.
  doneFor: [
    {
      name: 'byMember',
      fields: [
        ['memberId', 1],
        ['at', -1],
        ['_id', -1],
      ],
    },
    { name: 'byDoer', fields: [['byId', 1]] },
  ],
  merges: [
    {
      name: 'byState',
      fields: [
        ['state', 1],
        ['at', 1],
      ],
    },
    { name: 'byKept', fields: [['keepId', 1]] },
    { name: 'byClosedWeChat', fields: [['closedWeChat', 1]] },
    { name: 'byDoer', fields: [['byId', 1]] },
  ],
  // Pairs of records that look alike; those that staff told apart stay, so that they are not shown again.
  duplicates: [
    {
      name: 'byOrganisation',
      fields: [
        ['organisationPaths', 1],
        ['dismissed', 1],
        ['at', -1],
        ['_id', -1],
      ],
    },
    { name: 'byMember', fields: [['memberIds', 1]] },
  ],
  duplicateSearches: [],
  handovers: [
    {
      name: 'byState',
      fields: [
        ['state', 1],
        ['at', 1],
      ],
    },
    { name: 'byGiver', fields: [['fromId', 1]] },
    { name: 'byTaker', fields: [['toId', 1]] },
    { name: 'byDoer', fields: [['byId', 1]] },
  ],
  events: [
    {
      name: 'byCreator',
      fields: [
        ['creatorId', 1],
        ['endsAt', 1],
      ],
    },
    {
      name: 'byStart',
      fields: [
        ['status', 1],
        ['startsAt', 1],
        ['_id', 1],
        // Behind the order, so that a list of what is near reads no others.
        ['place.latitude', 1],
        ['place.longitude', 1],
      ],
    },
    {
      name: 'byKind',
      fields: [
        ['status', 1],
        ['kind', 1],
        ['startsAt', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'byPiece',
      fields: [
        ['pieces', 1],
        ['startsAt', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'byOrganisation',
      fields: [
        ['organisationPath', 1],
        ['startsAt', -1],
        ['_id', -1],
      ],
    },
    {
      name: 'byEnd',
      fields: [
        ['status', 1],
        ['endsAt', 1],
        ['_id', 1],
      ],
    },
    { name: 'byUnsettled', fields: [['unsettledSince', 1]] },
    {
      name: 'bySeries',
      fields: [
        ['seriesId', 1],
        ['startsAt', 1],
      ],
    },
    { name: 'byAudience', fields: [['audience.organisationIds', 1]] },
    { name: 'byFile', fields: [['files.fileId', 1]] },
    { name: 'byCover', fields: [['cover.imageId', 1]] },
    { name: 'byPhoto', fields: [['photoIds', 1]] },
  ],
  announcements: [
    { name: 'byFanOut', fields: [['fanOut.state', 1]] },
    { name: 'byWriter', fields: [['by.memberId', 1]] },
    {
      name: 'byEvent',
      fields: [
        ['eventId', 1],
        ['at', -1],
        ['_id', -1],
      ],
    },
  ],
  signUps: [
    // No seat is given twice, whatever else goes wrong: `seats` lists the seat numbers held, or the member's id when there are none.
    {
      name: 'bySeat',
      fields: [
        ['eventId', 1],
        ['seats', 1],
      ],
      unique: true,
    },
    {
      name: 'byEvent',
      fields: [
        ['eventId', 1],
        ['order', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'byQueue',
      fields: [
        ['eventId', 1],
        ['status', 1],
        ['queue', 1],
      ],
    },
    // For whom to ask when an event gets fewer seats.
    {
      name: 'byStatus',
      fields: [
        ['eventId', 1],
        ['status', 1],
        ['signedUpAt', -1],
        ['_id', -1],
      ],
    },
    {
      name: 'byNamed',
      fields: [
        ['eventId', 1],
        ['showsName', 1],
        ['order', 1],
      ],
    },
    { name: 'byFreed', fields: [['freedAt', 1]] },
    { name: 'byOffer', fields: [['offerEndsAt', 1]] },
    { name: 'bySigner', fields: [['by.memberId', 1]] },
    { name: 'byChecker', fields: [['checkIns.byId', 1]] },
    { name: 'byNote', fields: [['noteAt', 1]] },
    {
      name: 'byMember',
      fields: [
        ['memberId', 1],
        ['signedUpAt', -1],
        ['_id', -1],
      ],
    },
  ],
  opinions: [
    {
      name: 'byOrganisation',
      fields: [
        ['organisationPath', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'byAuthor',
      fields: [
        ['authorId', 1],
        ['submittedAt', -1],
        ['_id', -1],
      ],
    },
    {
      name: 'byDue',
      fields: [
        ['dueOn', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'bySubmitted',
      fields: [
        ['submittedAt', -1],
        ['_id', -1],
      ],
    },
    {
      name: 'byLead',
      fields: [
        ['leadId', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'byCoHandler',
      fields: [
        ['coHandlerIds', 1],
        ['_id', 1],
      ],
    },
    { name: 'byStaff', fields: [['steps.byId', 1]] },
    { name: 'byReceipt', fields: [['receiptNumber', 1]], unique: true },
  ],
  segments: [
    {
      name: 'byOrganisation',
      fields: [
        ['organisationPaths', 1],
        ['name', 1],
        ['_id', 1],
      ],
    },
  ],
  notices: [
    {
      name: 'byOrganisation',
      fields: [
        ['organisationPaths', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'byStatus',
      fields: [
        ['status', 1],
        ['updatedAt', -1],
        ['_id', -1],
      ],
    },
    { name: 'byWriter', fields: [['authorId', 1]] },
    { name: 'byFanOut', fields: [['fanOut.state', 1]] },
    { name: 'byNamed', fields: [['audience.memberIds', 1]] },
  ],
  deliveries: [
    {
      name: 'byMember',
      fields: [
        ['memberId', 1],
        ['publishedAt', -1],
        ['_id', -1],
      ],
    },
    {
      name: 'byPush',
      fields: [
        ['push.state', 1],
        ['push.nextAt', 1],
      ],
    },
    {
      name: 'byNotice',
      fields: [
        ['noticeId', 1],
        ['_id', 1],
      ],
    },
  ],
  pushCredits: [],
  auditEntries: [
    {
      name: 'byOrganisation',
      fields: [
        ['organisationPath', 1],
        ['at', -1],
        ['_id', -1],
      ],
    },
    {
      name: 'byOrganisationAction',
      fields: [
        ['organisationPath', 1],
        ['action', 1],
        ['at', -1],
        ['_id', -1],
      ],
    },
    {
      name: 'byActor',
      fields: [
        ['byId', 1],
        ['at', -1],
        ['_id', -1],
      ],
    },
    {
      name: 'byActorAction',
      fields: [
        ['byId', 1],
        ['action', 1],
        ['at', -1],
        ['_id', -1],
      ],
    },
    {
      name: 'byTarget',
      fields: [
        ['targetId', 1],
        ['at', -1],
        ['_id', -1],
      ],
    },
  ],
  uploads: [
    {
      name: 'byMember',
      fields: [
        ['memberId', 1],
        ['preparedAt', -1],
        ['_id', -1],
      ],
    },
    {
      name: 'byKept',
      fields: [
        ['keptFor', 1],
        ['preparedAt', 1],
      ],
    },
  ],
  archives: [
    { name: 'byMember', fields: [['memberId', 1]] },
    { name: 'byExpiry', fields: [['expiresAt', 1]] },
  ],
  retentionReports: [{ name: 'byState', fields: [['state', 1]] }],
  setup: [],
  imports: [
    {
      name: 'byOwner',
      fields: [
        ['byId', 1],
        ['startedAt', -1],
        ['_id', -1],
      ],
    },
    { name: 'byState', fields: [['state', 1]] },
    { name: 'byRemoval', fields: [['removeAt', 1]] },
  ],
  importParts: [{ name: 'byImport', fields: [['importId', 1]] }],
  exports: [
    {
      name: 'byOwner',
      fields: [
        ['byId', 1],
        ['createdAt', -1],
        ['_id', -1],
      ],
    },
    { name: 'byState', fields: [['state', 1]] },
    {
      name: 'byExpiry',
      fields: [
        ['state', 1],
        ['expiresAt', 1],
      ],
    },
    { name: 'byRemoval', fields: [['removeAt', 1]] },
  ],
  exportParts: [
    {
      name: 'byExport',
      fields: [
        ['exportId', 1],
        ['index', 1],
      ],
    },
  ],
} satisfies Record<string, IndexDeclaration[]>

export type CollectionName = keyof typeof collections
