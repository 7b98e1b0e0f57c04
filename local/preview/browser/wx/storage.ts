import { settings } from '../phone/settings'
import { methods, Refusal, type Api } from './convention'

/** In bytes, as on the phone. */
const limits = { value: 1024 * 1024, total: 10 * 1024 * 1024 }

const prefix = `phone:${settings.person}:`

/** Each person has a phone of their own, so keys carry the person. */
export const storage = {
  get(key: string): unknown {
    const text = localStorage.getItem(prefix + key)
    return text === null ? undefined : (JSON.parse(text) as { value: unknown }).value
  },
  set(key: string, value: unknown): void {
    const text = JSON.stringify({ value })
    if (text.length > limits.value) throw new Refusal('data exceed max size 1MB')
    localStorage.setItem(prefix + key, text)
  },
  remove(key: string): void {
    localStorage.removeItem(prefix + key)
  },
  keys(): string[] {
    return Object.keys(localStorage).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []))
  },
}

/** What the phone itself remembers is not the mini-program's to see or clear. */
const ownPrefix = '~'
const visibleKeys = (): string[] => storage.keys().filter((key) => !key.startsWith(ownPrefix))

/** Something WeChat remembers about the person, such as an agreement. */
export const memory = {
  get: (key: string): unknown => storage.get(ownPrefix + key),
  set: (key: string, value: unknown): void => storage.set(ownPrefix + key, value),
}

function clear(): void {
  for (const key of visibleKeys()) storage.remove(key)
}

function info(): object {
  const bytes = visibleKeys().reduce((sum, key) => sum + (localStorage.getItem(prefix + key)?.length ?? 0), 0)
  return { keys: visibleKeys(), currentSize: Math.ceil(bytes / 1024), limitSize: limits.total / 1024 }
}

interface KeyOptions {
  key: string
  data?: unknown
}

export const storageApi: Api = {
  setStorageSync: (key: string, value: unknown) => storage.set(key, value),
  getStorageSync: (key: string) => storage.get(key) ?? '',
  removeStorageSync: (key: string) => storage.remove(key),
  clearStorageSync: clear,
  getStorageInfoSync: info,
  ...methods({
    setStorage: ({ key, data }: KeyOptions) => storage.set(key, data),
    getStorage: ({ key }: KeyOptions) => {
      const data = storage.get(key)
      if (data === undefined) throw new Refusal('data not found')
      return { data }
    },
    removeStorage: ({ key }: KeyOptions) => storage.remove(key),
    clearStorage: clear,
    getStorageInfo: info,
  }),
}
