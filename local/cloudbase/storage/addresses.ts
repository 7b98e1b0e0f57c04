import type { Grant, Permission, Signer } from './signature'

export const filesDoor = '/_files/'

/**
 * Addresses of files: `/_files/<base64url of [env, path, permission, expires]>?sign=…`. Nothing in them needs escaping, because the SDK escapes an
 * address once more before it downloads.
 */
export class FileAddresses {
  constructor(
    private readonly baseUrl: () => string,
    private readonly signer: Signer,
  ) {}

  forDownload(env: string, path: string, now: Date, maxAgeSeconds: number): string {
    return this.address(this.grant(env, path, 'get', now, maxAgeSeconds))
  }

  forUpload(env: string, path: string, now: Date, maxAgeSeconds: number): { url: string; token: string } {
    const grant = this.grant(env, path, 'put', now, maxAgeSeconds)
    return { url: this.address(grant), token: this.signer.sign(grant) }
  }

  /** The grant of a request's address, undefined when it is forged, expired or for something else. */
  read(url: URL, permission: Permission, now: Date): Grant | undefined {
    const grant = parseGrant(url.pathname.slice(filesDoor.length))
    if (!grant || grant.permission !== permission) return undefined
    return this.signer.isValid(grant, url.searchParams.get('sign') ?? '', now) ? grant : undefined
  }

  private grant(env: string, path: string, permission: Permission, now: Date, maxAgeSeconds: number): Grant {
    return { env, path, permission, expires: Math.floor(now.getTime() / 1000) + maxAgeSeconds }
  }

  private address(grant: Grant): string {
    const { env, path, permission, expires } = grant
    const name = Buffer.from(JSON.stringify([env, path, permission, expires])).toString('base64url')
    return `${this.baseUrl()}${filesDoor}${name}?sign=${this.signer.sign(grant)}`
  }
}

function parseGrant(name: string): Grant | undefined {
  try {
    const [env, path, permission, expires] = JSON.parse(Buffer.from(name, 'base64url').toString()) as unknown[]
    if (typeof env !== 'string' || typeof path !== 'string' || typeof expires !== 'number') return undefined
    return permission === 'get' || permission === 'put' ? { env, path, permission, expires } : undefined
  } catch {
    return undefined
  }
}
