import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { limits } from '../limits'

export interface FunctionDefinition {
  name: string
  directory: string
  /** Seconds. */
  timeout: number
  /** Megabytes. */
  memorySize: number
  /** Seven cron fields, UTC+8; CloudBase allows one timer a function. */
  timer?: { name: string; cron: string }
}

interface ConfigFile {
  timeout?: number
  memorySize?: number
  triggers?: { name: string; type: string; config: string }[]
}

/** Reads every folder with an index.js below `root`; a missing root has no functions. */
export function readFunctions(root: string): Map<string, FunctionDefinition> {
  const names = existsSync(root) ? readdirSync(root).filter((name) => existsSync(join(root, name, 'index.js'))) : []
  return new Map(names.map((name) => [name, readFunction(name, join(root, name))]))
}

function readFunction(name: string, directory: string): FunctionDefinition {
  const file = join(directory, 'config.json')
  const config = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ConfigFile) : {}
  const timers = (config.triggers ?? []).filter(({ type }) => type === 'timer')
  if (timers.length > 1)
    throw new Error(`${name}: CloudBase allows one timer trigger for a function, config.json names ${timers.length}`)
  const [timer] = timers
  return {
    name,
    directory,
    timeout: Math.min(config.timeout ?? limits.functionSeconds, limits.functionSeconds),
    memorySize: config.memorySize ?? 256,
    ...(timer && { timer: { name: timer.name, cron: timer.config } }),
  }
}
