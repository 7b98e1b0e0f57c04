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
      name: 'bySkillStatus',
      fields: [
        ['skills', 1],
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
      name: 'byOrganisationName',
      fields: [
        ['organisationPaths', 1],
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
      ],
    },
    {
      name: 'byRole',
      fields: [
        ['roles.role', 1],
        ['_id', 1],
      ],
    },
    { name: 'byPhone', fields: [['phoneHash', 1]] },
    { name: 'byLeaving', fields: [['leaving.dueAt', 1]] },
  ],
  invitations: [
    {
      name: 'byOrganisation',
      fields: [
        ['organisationPath', 1],
        ['createdAt', -1],
        ['_id', -1],
      ],
    },
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
  ],
  events: [
    {
      name: 'byStart',
      fields: [
        ['status', 1],
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
    { name: 'byUnsettled', fields: [['unsettledSince', 1]] },
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
    { name: 'byFreed', fields: [['freedAt', 1]] },
    { name: 'byOffer', fields: [['offerEndsAt', 1]] },
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
      name: 'byStatus',
      fields: [
        ['status', 1],
        ['updatedAt', -1],
        ['_id', -1],
      ],
    },
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
      name: 'byAt',
      fields: [
        ['at', -1],
        ['_id', -1],
      ],
    },
    {
      name: 'byTarget',
      fields: [
        ['targetId', 1],
        ['at', -1],
      ],
    },
  ],
  setup: [],
} satisfies Record<string, IndexDeclaration[]>

export type CollectionName = keyof typeof collections
