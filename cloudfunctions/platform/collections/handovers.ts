import { index } from './declaration'

export const handoversCollections = {
  handovers: [index('byState', 'state', 'at'), index('byGiver', 'fromId'), index('byTaker', 'toId'), index('byDoer', 'byId')],
}
