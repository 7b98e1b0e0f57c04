import { invalidParam } from '../errors'
import { type Doc, isPlainObject } from '../database/document'
import type { FileAddresses } from './addresses'
import { type Storage, checkPath, fileIdOf, pathOfFileId } from './storage'

export interface StorageContext {
  storage: Storage
  addresses: FileAddresses
  env: string
  request: Record<string, unknown>
  now: Date
}

/** Seconds an address of a file is good for when the caller names none. */
const defaultMaxAge = 7200
const uploadMaxAge = 900

function getUploadMetadata({ addresses, env, request, now }: StorageContext): Doc {
  const path = checkPath(request.path)
  const { url, token } = addresses.forUpload(env, path, now, uploadMaxAge)
  return { data: { url, token, authorization: token, fileId: fileIdOf(env, path), cosFileId: token } }
}

function listOf(request: Record<string, unknown>, field: string): unknown[] {
  const list = request[field]
  if (!Array.isArray(list) || list.length > 50) throw invalidParam(`${field} must be a list of at most 50`)
  return list
}

function batchGetDownloadUrl({ storage, addresses, env, request, now }: StorageContext): Doc {
  const list = listOf(request, 'file_list').map((item) => {
    const fileID = isPlainObject(item) && typeof item.fileid === 'string' ? item.fileid : ''
    const maxAge = isPlainObject(item) && typeof item.max_age === 'number' ? item.max_age : defaultMaxAge
    const path = pathOfFileId(env, fileID)
    if (path === undefined || !storage.find(env, path)) return { code: 'STORAGE_FILE_NONEXIST', fileID, tempFileURL: '' }
    return { code: 'SUCCESS', fileID, tempFileURL: addresses.forDownload(env, path, now, maxAge) }
  })
  return { data: { download_list: list } }
}

async function batchDeleteFile({ storage, env, request }: StorageContext): Promise<Doc> {
  const list = listOf(request, 'fileid_list').map(async (item) => {
    const fileID = typeof item === 'string' ? item : ''
    const path = pathOfFileId(env, fileID)
    const removed = path !== undefined && (await storage.remove(env, path))
    return { fileID, code: removed ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST' }
  })
  return { data: { delete_list: await Promise.all(list) } }
}

/** The storage part of the wire. */
export const storageActions: Record<string, (context: StorageContext) => Promise<Doc> | Doc> = {
  'storage.getUploadMetadata': getUploadMetadata,
  'storage.batchGetDownloadUrl': batchGetDownloadUrl,
  'storage.batchDeleteFile': batchDeleteFile,
}
