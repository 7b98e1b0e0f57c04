/** The layout of lmdb's keys: one leading byte says what an entry is. */
const kind = { meta: 0, document: 1, index: 2, file: 3 } as const

function numbered(first: number, id: number): Buffer {
  const bytes = Buffer.alloc(5)
  bytes[0] = first
  bytes.writeUInt32BE(id, 1)
  return bytes
}

/** Collections and their indexes: `<env> 00 <collection>` → JSON. */
export const catalogPrefix = Buffer.from([kind.meta, 0x63])
export const catalogKey = (env: string, collection: string) =>
  Buffer.concat([catalogPrefix, Buffer.from(`${env}\0${collection}`)])

/** A stored setting of the whole data folder. */
export const settingKey = (name: string) => Buffer.concat([Buffer.from([kind.meta, 0x73]), Buffer.from(name)])

/** All documents of a collection begin with this; the encoded _id follows. */
export const documentPrefix = (collectionId: number) => numbered(kind.document, collectionId)

/** All entries of an index begin with this; the encoded values and the _id follow. */
export const indexPrefix = (indexId: number) => numbered(kind.index, indexId)

/** Everything of these kinds, of whatever collection or index. */
export const allDocuments = Buffer.from([kind.document])
export const allIndexEntries = Buffer.from([kind.index])

export const filePrefix = Buffer.from([kind.file])

/** The first key after all that begin with `prefix`. */
export function successor(prefix: Buffer): Buffer {
  let length = prefix.length
  while (length > 0 && prefix[length - 1] === 0xff) length--
  const bytes = Buffer.from(prefix.subarray(0, length))
  if (length > 0) bytes[length - 1] = (bytes[length - 1] ?? 0) + 1
  return bytes
}

/** The first bytes after a whole value and everything that stands behind it: a longer text has 00 FF next, and nothing begins with FF. */
export const beyond = (value: Buffer): Buffer => Buffer.concat([value, Buffer.from([0xff])])

/** Everything that begins with whole values, of which the last may be inverted: then a longer text has FF 00 next, and nothing begins with 00. */
export const behind = (values: Buffer, lastDirection: 1 | -1 | undefined = 1) => ({
  from: lastDirection === -1 ? Buffer.concat([values, Buffer.from([0x01])]) : values,
  to: beyond(values),
})
