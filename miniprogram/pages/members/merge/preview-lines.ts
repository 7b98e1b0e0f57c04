import type { OutputOf } from '../../../services/api'
import { signUpStatusLabels } from '../../../shared/labels'

export type Preview = OutputOf<'merges.previewMerge'>

export interface FieldLine {
  field: Preview['fields'][number]['field']
  label: string
  kept: string
  gone: string
  after: string
  /** Both say the same. */
  same: boolean
}

const labels: Record<FieldLine['field'], string> = {
  name: '姓名',
  phone: '手机号',
  occupation: '职业',
  skills: '特长',
  organisations: '组织',
  status: '状态',
  roles: '角色',
}

/** What both say, thing by thing; what both leave empty is left out. */
export function fieldLines({ fields }: Preview): FieldLine[] {
  return fields
    .filter(({ kept, gone }) => kept !== '' || gone !== '')
    .map(({ field, kept, gone, after }) => ({
      field,
      label: labels[field],
      kept: kept || '没有',
      gone: gone || '没有',
      after: after || '没有',
      same: kept === gone,
    }))
}

/** 「报名 3 次、意见 2 条」 */
export function movesText({ moves }: Preview): string {
  const parts: [number, string, string][] = [
    [moves.signUps, '报名', '次'],
    [moves.events, '办的活动', '个'],
    [moves.opinionsRaised, '提的意见', '条'],
    [moves.opinionsHandled, '承办的意见', '条'],
    [moves.deliveries, '消息', '条'],
    [moves.notices, '写的通知', '条'],
    [moves.roles, '角色', '个'],
  ]
  const some = parts.filter(([count]) => count > 0).map(([count, what, unit]) => `${what} ${count} ${unit}`)
  return some.length === 0 ? '没有别的记录要并过来。' : `${some.join('、')}，都并到保留的这一份。`
}

/** For each event that both signed up for, which of the two stays. */
export function clashLines({ clashes }: Preview): { title: string; words: string }[] {
  return clashes.map(({ title, keptStatus, goneStatus, stays }) => {
    const [staying, leaving] = stays === 'kept' ? [keptStatus, goneStatus] : [goneStatus, keptStatus]
    const freed = leaving === 'confirmed' ? '让出的名额给下一位' : '另一个作废'
    return { title, words: `两份都报了名，留下“${signUpStatusLabels[staying]}”的那一个，${freed}` }
  })
}
