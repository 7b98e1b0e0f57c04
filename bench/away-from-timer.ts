import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Stats } from '../local/cloudbase'
import type { ServerProcess } from '../test/local/stack/server-process'

/** How long the jobs may take, and how close to them nothing is begun, in milliseconds. */
const jobsTake = 3000
const tooClose = 500

/** How often the jobs may still have been at work before this gives up. */
const mostTries = 5

const period = timerPeriod()

/** The database operations of some work without those of the timer's jobs: done between two of their runs. */
export async function operationsOf<R>(server: ServerProcess, work: () => Promise<R>): Promise<{ operations: number; output: R }> {
  await awayFromTimer(server)
  const before = await server.get<Stats>('/stats')
  const output = await work()
  const after = await server.get<Stats>('/stats')
  if (before.functions.jobs?.calls !== after.functions.jobs?.calls) throw new Error('the timer ran while operations were counted')
  return { operations: after.databaseOperations - before.databaseOperations, output }
}

/** Waits until the jobs are over and the next are not near. */
async function awayFromTimer(server: ServerProcess): Promise<void> {
  for (let tries = 0; tries < mostTries; tries++) {
    const since = Date.now() % period
    if (since < jobsTake) await pause(jobsTake - since)
    if (since > period - tooClose) await pause(period - since + jobsTake)
    // With many people the jobs may take longer than that: nobody else is asking now, so whatever is counted is theirs.
    const { databaseOperations } = await server.get<Stats>('/stats')
    await pause(50)
    if ((await server.get<Stats>('/stats')).databaseOperations === databaseOperations) return
  }
  throw new Error('the jobs are at work all the time')
}

/** Milliseconds between two runs of the jobs, as they are deployed. */
function timerPeriod(): number {
  const file = path.join(__dirname, '../cloudfunctions/jobs/config.json')
  const { triggers } = JSON.parse(readFileSync(file, 'utf8')) as { triggers: { config: string }[] }
  const seconds = /^\*\/(\d+) /.exec(triggers[0]?.config ?? '')?.[1]
  if (seconds === undefined) throw new Error(`${file}: the timer is not "every so many seconds"`)
  return Number(seconds) * 1000
}
