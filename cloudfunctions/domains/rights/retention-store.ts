import { derivedId } from '../../kernel/ids'
import type { CollectionName } from '../../platform/collections'
import { collections } from '../../platform/collections'
import type { Stored } from '../../platform/database'
import { collection, command } from '../../platform/database'
import { personFields } from './person-fields'

type Counts = Record<string, number>

/** How many entries named somebody before their account was closed, and how many do afterwards. Names nobody once it is done. */
interface RetentionReportRecord extends Stored {
  state: 'working' | 'done'
  /** Whose; removed with the last count. */
  memberId: string | null
  beganAt: Date
  countedAt: Date | null
  /** What was about the person, by collection. */
  before: Counts
  after: Counts | null
  /** What stays as the office's record, by collection. */
  office: Counts | null
}

const reports = collection<RetentionReportRecord>('retentionReports')

/** The report does not hold the receipt: whoever reads the database cannot ask for it in somebody's name. */
const reportId = (receipt: string) => derivedId('rr', receipt)

/** Counts in every collection what names a person. */
export async function countNaming(memberId: string, kind: 'about' | 'office'): Promise<Counts> {
  const counts: Counts = {}
  for (const name of Object.keys(collections) as CollectionName[]) {
    const fields = personFields[name][kind]
    if (fields.length === 0) continue
    counts[name] = await collection(name).count(command().or(fields.map((field) => ({ [field]: memberId }))))
  }
  return counts
}

/** Begins the report: what there was is counted once, before anything is removed. */
export async function beginReport(receipt: string, memberId: string, now: Date): Promise<void> {
  const _id = reportId(receipt)
  if (await reports.get(_id)) return
  const before = await countNaming(memberId, 'about')
  await reports.insert({ _id, state: 'working', memberId, beganAt: now, countedAt: null, before, after: null, office: null })
}

export function unfinishedReports(): Promise<RetentionReportRecord[]> {
  return reports.find({ state: 'working' }, { limit: 50 })
}

/** The counts go in and the person goes out in one write. */
export async function finishReport(_id: string, counts: { after: Counts; office: Counts }, now: Date): Promise<void> {
  await reports.update({ _id, state: 'working' }, { state: 'done', memberId: null, countedAt: now, ...counts })
}

/** For whoever took it back at the last moment: there is nothing to report. */
export async function dropReport(_id: string): Promise<void> {
  await reports.remove({ _id, state: 'working' })
}

export async function reportFor(receipt: string): Promise<RetentionReportRecord | null> {
  return reports.get(reportId(receipt))
}
