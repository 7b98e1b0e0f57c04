import { aggregation } from './aggregation'
import { dates } from './dates'
import { documents } from './documents'
import { expressions } from './expressions'
import { geo } from './geo'
import { logic } from './logic'
import { projections } from './projections'
import { queries } from './queries'
import { regularExpressions } from './regular-expressions'
import { storage } from './storage'
import { type App, type Opened, topicOf } from './topic'
import { transactions } from './transactions'
import { updates } from './updates'

/** What CloudBase does, asked through its SDK: the same for the local stand-in and for an environment in the cloud. */
export function conformance(open: () => Promise<Opened>): void {
  let opened: Opened | undefined
  beforeAll(async () => {
    opened = await open()
  })
  afterAll(() => opened?.close())
  const app = (): App => {
    if (!opened) throw new Error('not open yet')
    return opened.app
  }
  const topic = topicOf(app)
  for (const tests of [documents, queries, logic, regularExpressions, projections, updates, aggregation, expressions, dates])
    tests(topic)
  for (const tests of [geo, transactions, storage]) tests(topic)
}
