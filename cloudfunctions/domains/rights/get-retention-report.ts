import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import type { CollectionName } from '../../platform/collections'
import { personFields } from './person-fields'
import { reportFor } from './retention-store'

export const getRetentionReport: UseCase<'rights.getRetentionReport'> = async ({ receipt }) => {
  const report = await reportFor(receipt.replace(/[\s-]/g, '').toUpperCase())
  if (!report?.countedAt || !report.after || !report.office) throw new AppError('REPORT_NOT_FOUND')
  const { before, after, office } = report
  const titleOf = (name: string) => personFields[name as CollectionName].title
  return {
    countedAt: report.countedAt.toISOString(),
    parts: Object.entries(after).map(([name, left]) => ({ title: titleOf(name), before: before[name] ?? 0, after: left })),
    office: Object.entries(office)
      .filter(([, kept]) => kept > 0)
      .map(([name, kept]) => ({ title: titleOf(name), before: kept, after: kept })),
  }
}
