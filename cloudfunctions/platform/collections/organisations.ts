export const organisationsCollections = {
  organisations: [],
  // One document that every change of the tree writes, so that two of them cannot pass each other.
  trees: [],
  intakes: [],
}
