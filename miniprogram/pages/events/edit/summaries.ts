import { whenText } from '../../../services/when'
import { cancelPolicyLabels } from '../../../shared/labels'
import type { EventForm } from './form'
import { startsOf, type SeriesForm } from './series'
import { instantOf, type WallClock } from './shanghai-time'

/** How each folded part of the form stands, in a few words. */
type Summaries = Record<'series' | 'online' | 'audience' | 'quotas' | 'rules' | 'cancelling' | 'questions' | 'day', string>

const momentText = (moment: WallClock) => whenText(instantOf(moment))

function seriesText(form: EventForm, series: SeriesForm): string {
  const count = startsOf(form.start, series).length
  if (series.by === 'once') return '只办这一次'
  return series.by === 'weekly' ? `每周一次，共 ${count} 次` : `共 ${count} 天`
}

/** 城东区、春晓社区等 3 个组织的成员 */
export function audienceText({ audience }: Pick<EventForm, 'audience'>, nameOf: (id: string) => string): string {
  const { by, organisationIds } = audience
  if (by === 'everyone') return '所有成员'
  if (by === 'segment') return '一个分组的成员'
  if (organisationIds.length === 0) return '还没有选组织'
  const names = organisationIds.slice(0, 2).map(nameOf).join('、')
  return organisationIds.length > 2 ? `${names}等 ${organisationIds.length} 个组织的成员` : `${names}的成员`
}

/** 柳溪镇最多 5 个名额 */
export function quotaLines({ quotas }: Pick<EventForm, 'quotas'>, nameOf: (id: string) => string): string[] {
  return quotas.map(({ organisationId, most }) => `${nameOf(organisationId)}最多 ${most} 个名额`)
}

function quotasText({ quotas }: EventForm): string {
  return quotas.length === 0 ? '不分，先报先得' : `${quotas.length} 个组织各有上限`
}

function rulesText({ approval, companionsAllowed, opens, opensAt }: EventForm): string {
  return [
    approval ? '要审核' : '不用审核',
    companionsAllowed === 0 ? '不能带人' : `最多带 ${companionsAllowed} 位`,
    opens === 'now' ? '发布后就能报名' : `${momentText(opensAt)} 开始报名`,
  ].join(' · ')
}

function cancellingText({ cancelPolicy, cancelBy }: EventForm): string {
  return cancelPolicy === 'untilDeadline' ? `${momentText(cancelBy)} 前可以取消` : cancelPolicyLabels[cancelPolicy]
}

function dayText({ selfCheckIn, signOut }: EventForm): string {
  return `${selfCheckIn ? '成员可以自己扫码签到' : '由工作人员签到'}${signOut ? ' · 离场要登记' : ''}`
}

export function summariesOf(form: EventForm, series: SeriesForm, nameOf: (id: string) => string): Summaries {
  return {
    series: seriesText(form, series),
    online: form.onlineUrl.trim() === '' ? '没有' : '报上名的人看得到链接',
    audience: audienceText(form, nameOf),
    quotas: quotasText(form),
    rules: rulesText(form),
    cancelling: cancellingText(form),
    questions: form.questions.length === 0 ? '没有' : `${form.questions.length} 个问题`,
    day: dayText(form),
  }
}
