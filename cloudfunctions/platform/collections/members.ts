import { index, unique } from './declaration'

export const membersCollections = {
  members: [
    // A missing openid would count as null, so an assisted member carries a made-up one.
    unique('byOpenid', 'openid'),
    index('byStatus', 'status', 'registeredAt', '_id'),
    // For segments: two arrays cannot share an index, so these stand without the organisation.
    index('byTookPart', 'tookPart.eventId', 'status'),
    index('byTookPartKind', 'tookPart.kind', 'status'),
    index('byOrganisation', 'organisationPaths', '_id'),
    // The day of registration behind the order, so that a list of those who joined in a month reads no others.
    index('byOrganisationName', 'organisationPaths', 'name', '_id', 'registeredAt'),
    index('byOwnOrganisation', 'organisationIds', 'status', 'name', '_id'),
    index('byOrganisationStatus', 'organisationPaths', 'status', 'name', '_id', 'registeredAt'),
    index('byOrganisationJoined', 'organisationPaths', 'registeredAt', '_id', 'status'),
    // What is rare is looked up by itself, within an organisation or not; the name behind it gives the list its order.
    index('byNamePart', 'nameParts', 'name', '_id', 'registeredAt'),
    index('bySkill', 'skills', 'name', '_id', 'registeredAt'),
    index('byRole', 'roles.role', 'name', '_id'),
    index('byPhone', 'phoneHash', 'name', '_id', 'registeredAt'),
    index('byGrant', 'roles.organisationId'),
    // An encrypted phone begins with the version of its key.
    index('byPhoneKey', 'phone'),
    index('byName', 'name', '_id'),
    index('byReviewer', 'review.byId'),
    index('byEnterer', 'assisted.byId'),
    index('byLeaving', 'leaving.dueAt'),
  ],
  invitations: [
    index('byExactOrganisation', 'organisationId'),
    index('byOrganisation', 'organisationPath', '-createdAt', '-_id'),
    index('byCreator', 'createdById'),
  ],
  looks: [index('byMember', 'memberId', '-at', '-_id'), index('byLooker', 'byId')],
  // What staff did for members.
  doneFor: [index('byMember', 'memberId', '-at', '-_id'), index('byDoer', 'byId')],
  setup: [],
}
