import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** What the cloud gets from its environment and a laptop makes for itself, once a data folder. */
export interface LocalSecrets {
  PHONE_KEY: string
  PHONE_HASH_KEY: string
  /** Only while keys are being rotated; see docs/operations.md. */
  PHONE_KEYS?: string
  PHONE_HASH_KEYS?: string
  SETUP_CODE: string
  WECHAT_APP_SECRET: string
}

/** The secrets of a data folder, made when it is new. Without them its phones could not be read again. */
export function localSecrets(dataDir: string): LocalSecrets {
  const file = path.join(dataDir, 'secrets.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as LocalSecrets
  const secrets: LocalSecrets = {
    PHONE_KEY: randomBytes(32).toString('base64'),
    PHONE_HASH_KEY: randomBytes(32).toString('base64'),
    SETUP_CODE: randomBytes(9).toString('hex').toUpperCase(),
    WECHAT_APP_SECRET: randomBytes(16).toString('hex'),
  }
  // Written aside and renamed, so that a crash leaves either no file or a whole one.
  writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
  return secrets
}
