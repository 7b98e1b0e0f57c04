import { createHmac, timingSafeEqual } from 'node:crypto'

export type Permission = 'get' | 'put'

/** What a file address carries: which file, what may be done, until when (seconds since 1970). */
export interface Grant {
  env: string
  path: string
  permission: Permission
  expires: number
}

/** Signs and checks addresses of files with a secret of the data folder. */
export class Signer {
  constructor(private readonly secret: Buffer) {}

  sign(grant: Grant): string {
    return this.mac(grant).toString('base64url')
  }

  isValid(grant: Grant, signature: string, now: Date): boolean {
    const given = Buffer.from(signature, 'base64url')
    const wanted = this.mac(grant)
    return given.length === wanted.length && timingSafeEqual(given, wanted) && now.getTime() / 1000 < grant.expires
  }

  private mac({ env, path, permission, expires }: Grant): Buffer {
    return createHmac('sha256', this.secret)
      .update(JSON.stringify([env, path, permission, expires]))
      .digest()
  }
}
