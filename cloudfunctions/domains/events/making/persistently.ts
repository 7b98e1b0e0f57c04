import { AppError } from '../../../kernel/app-error'

/** How often an act on an event gives way to people who sign up at the same moment. */
const mostAttempts = 5

/** Does again what lost to somebody else's write; what it decides on it must read anew. */
export async function persistently<R>(act: () => Promise<R>): Promise<R> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act()
    } catch (error) {
      const lost = error instanceof AppError && error.code === 'BUSY'
      if (!lost || attempt >= mostAttempts) throw error
    }
  }
}
