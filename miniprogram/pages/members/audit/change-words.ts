import type { OutputOf } from '../../../services/api'
import type { Organisation } from '../../../services/organisation-tree'
import { dateText, whenText } from '../../../services/when'
import {
  eventStatusLabels,
  memberStatusLabels,
  noticeStatusLabels,
  opinionStatusLabels,
  recipientLabels,
  roleLabels,
  signUpStatusLabels,
} from '../../../shared/labels'
import { lastDayText } from '../last-day'

type Entry = OutputOf<'audit.listEntries'>['items'][number]
type Values = Record<string, unknown>

const statusWords: Record<string, Record<string, string>> = {
  // What is done with somebody's sign-up is done on the person.
  member: { ...signUpStatusLabels, ...memberStatusLabels },
  event: eventStatusLabels,
  notice: noticeStatusLabels,
  opinion: opinionStatusLabels,
}

/** Told in other ways: who leads and which event are ids, and what lies below belongs to the organisations beside it. */
const silent = ['leadId', 'eventId', 'includeBelow', 'version']

const labels: Record<string, string> = {
  status: '状态',
  role: '角色',
  organisationId: '组织',
  organisationIds: '范围',
  parentId: '上级',
  name: '名称',
  title: '标题',
  capacity: '名额',
  uses: '能用',
  expiresAt: '有效',
  startsAt: '开始',
  endsAt: '到期',
  dueOn: '期限',
  events: '活动',
  recipients: '发给',
  members: '人数',
  photos: '照片',
  rows: '行数',
  withPhones: '完整手机号',
  byName: '按姓名找',
  fields: '改动',
}

/** What can be changed of an event; other records tell their fields by their values. */
const changedWords: Record<string, string> = {
  title: '名称',
  kind: '类型',
  startsAt: '开始时间',
  endsAt: '结束时间',
  place: '地点',
  onlineUrl: '线上入口',
  description: '介绍',
  signUpOpensAt: '报名开始',
  signUpClosesAt: '报名截止',
  waitlist: '候补',
  approval: '报名审核',
  companionsAllowed: '同行人数',
  audience: '参加范围',
  questions: '报名问题',
  cancelPolicy: '取消规定',
  cancelBy: '取消截止',
  cover: '封面',
  files: '附件',
  selfCheckIn: '自助签到',
  signOut: '登记离场',
  seats: '名额',
}

/** What an act changed, a line for each field: 「状态：审核中 → 正式成员」, or 「名额：30 人」 for what was not there before. */
export function changeWords({ targetKind, before = {}, after = {} }: Entry, tree: Organisation[]): string[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((field) => !silent.includes(field))
  const words = (values: Values, field: string) => valueWords(field, values, targetKind, tree)
  return fields.flatMap((field) => {
    const [from, to] = [words(before, field), words(after, field)]
    const change = from === to ? [] : [from, to].filter((text) => text !== '')
    const label = (targetKind === 'event' && field === 'endsAt' ? '结束' : labels[field]) ?? field
    return change.length === 0 ? [] : [`${label}：${change.join(' → ')}`]
  })
}

function valueWords(field: string, values: Values, targetKind: string, tree: Organisation[]): string {
  const value = values[field]
  if (field === 'expiresAt' && value === null) return '没有期限'
  if (value === undefined || value === null) return ''
  if (field === 'fields' && Array.isArray(value)) return value.flatMap((name) => changedWords[String(name)] ?? []).join('、')
  if (Array.isArray(value)) return listWords(value, values, tree)
  const text = String(value)
  switch (field) {
    case 'status':
      return statusWords[targetKind]?.[text] ?? text
    case 'role':
      return Object.entries(roleLabels).find(([role]) => role === text)?.[1] ?? text
    case 'organisationId':
    case 'parentId':
      return nameOf(text, tree)
    case 'endsAt':
      return targetKind === 'event' ? whenText(text) : `${lastDayText(text)}为止`
    case 'expiresAt':
      return `${lastDayText(text)}为止`
    case 'startsAt':
      return whenText(text)
    case 'events':
      return `${text} 场`
    case 'dueOn':
      return dateText(text)
    case 'uses':
      return `${text} 次`
    case 'photos':
      return `${text} 张`
    case 'withPhones':
    case 'byName':
      return text === 'true' ? '是' : '否'
    case 'recipients':
      return Object.entries(recipientLabels).find(([to]) => to === text)?.[1] ?? text
    case 'members':
    case 'capacity':
      return `${text} 人`
    case 'title':
      return `《${text}》`
    default:
      return text
  }
}

function listWords(ids: unknown[], { includeBelow }: Values, tree: Organisation[]): string {
  const names = ids.map((id) => nameOf(String(id), tree)).join('、')
  return includeBelow === true ? `${names}，含下级` : names
}

function nameOf(id: string, tree: Organisation[]): string {
  return tree.find(({ organisationId }) => organisationId === id)?.name ?? '已经没有的组织'
}
