import { ApiError } from '../services/api'
import { wordsOf } from '../services/said-error'

/** Why a page did not open, as `error-state` shows it. */
export interface LoadError {
  message: string
  /** asking again may be answered otherwise */
  mayRetry: boolean
  /** by which support finds what went wrong; empty when nothing did */
  requestId: string
}

/** What is refused for good is refused again: then only going back helps, and support has nothing to look for. */
export function loadError(error: unknown): LoadError {
  const message = wordsOf(error, '这一页没有打开，请再试一次')
  if (!(error instanceof ApiError)) return { message, mayRetry: true, requestId: '' }
  const { kind, requestId } = error
  const isFinal = kind === 'access' || kind === 'notFound' || kind === 'outdated'
  return { message, mayRetry: !isFinal, requestId: kind === 'internal' ? requestId : '' }
}
