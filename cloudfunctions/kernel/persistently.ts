import { AppError } from './app-error'
import { isDuplicate } from '../platform/database'

/** How often an act gives way to others at the same moment: to many who sign up for the event it is about, say. */
const mostAttempts = 5

/**
 * Does again what lost to somebody else's write, or to its own twin that made the same documents. What it decides on it must read anew.
 */
export async function persistently<R>(act: () => Promise<R>): Promise<R> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act()
    } catch (error) {
      const lost = isDuplicate(error) || (error instanceof AppError && error.code === 'BUSY')
      if (!lost || attempt >= mostAttempts) throw error
    }
  }
}
