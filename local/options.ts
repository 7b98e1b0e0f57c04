import path from 'node:path'
import { parseArgs } from 'node:util'

export interface StartOptions {
  port: number
  host: string
  dataDir: string
  fresh: boolean
  preview: boolean
  seeds: boolean
}

const loopback = new Set(['127.0.0.1', 'localhost', '::1'])

/** The options of `npm start`, refused in words when one is wrong. */
export function readOptions(args: string[]): StartOptions {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '8020' },
      host: { type: 'string', default: '127.0.0.1' },
      data: { type: 'string', default: '.data' },
      fresh: { type: 'boolean', default: false },
      'no-preview': { type: 'boolean', default: false },
      'no-seeds': { type: 'boolean', default: false },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port takes a number from 0 to 65535, not ${values.port}`)
  return {
    port,
    host: values.host,
    dataDir: path.resolve(values.data),
    fresh: values.fresh,
    preview: !values['no-preview'],
    seeds: !values['no-seeds'],
  }
}

/** Whether only this machine can reach the server. */
export function isLoopback(host: string): boolean {
  return loopback.has(host)
}
