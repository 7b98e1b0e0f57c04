import { index, unique } from './declaration'

export const opinionsCollections = {
  opinions: [
    index('byOrganisation', 'organisationPath', '_id'),
    index('byAuthor', 'authorId', '-submittedAt', '-_id'),
    index('byDue', 'dueOn', '_id'),
    index('bySubmitted', '-submittedAt', '-_id'),
    index('byLead', 'leadId', '_id'),
    index('byCoHandler', 'coHandlerIds', '_id'),
    index('byStaff', 'steps.byId'),
    unique('byReceipt', 'receiptNumber'),
  ],
}
