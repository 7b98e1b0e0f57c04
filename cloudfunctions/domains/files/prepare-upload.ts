import { newId } from '../../kernel/ids'
import type { UseCase } from '../../kernel/use-case'
import { fileIdAt } from '../../platform/files'
import { uploads } from './store'

export const prepareUpload: UseCase<'files.prepareUpload'> = async ({ extensions }, { actor, now }) => {
  const places = extensions.map((extension) => {
    const _id = newId('f')
    // One folder for all: a folder of one's own would tell which anonymous opinions are one person's.
    return { _id, cloudPath: `uploads/${_id}.${extension}` }
  })
  const fileIds = await Promise.all(places.map(({ cloudPath }) => fileIdAt(cloudPath)))
  await uploads.insertMissing(
    places.map(({ _id }, at) => ({
      _id,
      memberId: actor.memberId,
      fileId: fileIds[at] ?? '',
      preparedAt: now,
      keptFor: null,
    })),
  )
  return { cloudPaths: places.map(({ cloudPath }) => cloudPath) }
}
