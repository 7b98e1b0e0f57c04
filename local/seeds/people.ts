import { createHash } from 'node:crypto'
import type { DoneForRecord, MemberRecord } from '../../cloudfunctions/domains/members'
import { encryptPhone, hashPhone } from '../../cloudfunctions/platform/secrets'
import { derivedId } from '../../cloudfunctions/kernel/ids'
import type { Role } from '../../cloudfunctions/contracts/define'
import { aMember } from '../../test/factories'
import type { PreviewPerson } from '../preview'
import type { SeedOrganisation } from './organisations'
import { seedOrganisations } from './organisations'

interface Staff {
  openid: string
  name: string
  role: Role
  at: SeedOrganisation
}

const staff: Staff[] = [
  { openid: 'demo-owner', name: '陈同心', role: 'owner', at: 'city' },
  { openid: 'demo-admin', name: '林静', role: 'administrator', at: 'district' },
  { openid: 'demo-editor', name: '周文', role: 'editor', at: 'district' },
  { openid: 'demo-reviewer', name: '吴敏', role: 'reviewer', at: 'district' },
  { openid: 'demo-organiser', name: '赵晓东', role: 'organiser', at: 'district' },
  { openid: 'demo-handler', name: '孙立', role: 'handler', at: 'district' },
  { openid: 'demo-liaison', name: '郑云', role: 'liaison', at: 'lakeside' },
]

const memberNames =
  '李和平 王秀兰 张建国 刘芳 陈志强 杨丽华 黄海波 徐静怡 马晓明 朱桂英 胡伟 郭雪梅 何勇 高敏 罗文斌 梁佳 宋春生 谢小玲 唐凯 韩雪'.split(
    ' ',
  )
const occupations = ['律师', '民宿经营者', '退休教师', '软件工程师', '社区医生', '自媒体创作者', '会计师', '茶艺师']
const skillSets = [['法律咨询'], ['摄影', '烹饪'], ['书法'], ['电脑维修'], ['急救'], ['视频剪辑'], ['财税'], ['茶艺', '主持']]
const homes: SeedOrganisation[] = ['newStratum', 'returned', 'chamber', 'fellows', 'volunteers']

/** The id of a seeded person: the one they would have got by registering. */
export function seedMemberId(openid: string): string {
  return derivedId('m', openid)
}

/** A phone that belongs to nobody: 139 and eight digits made from the openid. */
export function fictionalPhone(openid: string): string {
  return `139${(createHash('sha256').update(openid).digest().readUInt32BE() % 100_000_000).toString().padStart(8, '0')}`
}

function person(openid: string, name: string, at: SeedOrganisation, changes: Partial<MemberRecord> = {}): MemberRecord {
  const phone = fictionalPhone(openid)
  const { _id, path } = seedOrganisations[at]
  return aMember({
    _id: seedMemberId(openid),
    openid,
    name,
    phone: encryptPhone(phone),
    phoneHash: hashPhone(phone),
    organisationIds: [_id],
    organisationPaths: path,
    ...changes,
  })
}

/** Staff, twenty members, and some who wait for approval or were asked to correct something. */
export function seedPeople(now: Date): MemberRecord[] {
  const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3600_000)
  const colleagues = staff.map(({ openid, name, role, at }) =>
    person(openid, name, at, { occupation: '工作人员', roles: [{ role, organisationId: seedOrganisations[at]._id }] }),
  )
  const members = memberNames.map((name, i) =>
    person(`demo-member-${i + 1}`, name, homes[i % homes.length] ?? 'newStratum', {
      occupation: occupations[i % occupations.length] ?? null,
      skills: skillSets[i % skillSets.length] ?? [],
      // The last one agreed before the policy changed, and is asked anew.
      ...(i === memberNames.length - 1 ? { consentVersion: '2026-06' } : {}),
    }),
  )
  const waiting = ['方小舟', '邓佳宁', '冯德明'].map((name, i) =>
    person(`seed-pending-${i + 1}`, name, homes[i] ?? 'newStratum', {
      status: 'pending',
      occupation: occupations[i] ?? null,
      registeredAt: hoursAgo(4 + i * 20),
    }),
  )
  const review = {
    decision: 'reject' as const,
    reason: '请填写真实姓名',
    byId: seedMemberId('demo-admin'),
    byName: '林静',
    at: hoursAgo(30),
  }
  const rejected = person('seed-rejected-1', '小明同学', 'returned', { status: 'rejected', registeredAt: hoursAgo(50), review })
  return [...colleagues, ...members, ...waiting, rejected, assistedTwin(hoursAgo(70))]
}

/** 王秀兰 once more, as a liaison officer entered her before she registered herself: the pair that staff find under 可能重复. */
function assistedTwin(at: Date): MemberRecord {
  const own = person('demo-member-2', '王秀兰', 'returned')
  const by = { byId: seedMemberId('demo-liaison'), byName: '郑云' }
  return {
    ...own,
    _id: seedMemberId('seed-assisted-1'),
    openid: 'nobody:seed-assisted-1',
    occupation: '茶艺师',
    skills: ['茶艺'],
    registeredAt: at,
    assisted: { ...by, at, how: 'inPerson', note: '上门走访时本人同意', takenOverAt: null },
  }
}

/** What was done for 李和平 by staff. */
export function seedDoneFor(now: Date): DoneForRecord[] {
  const common = {
    memberId: seedMemberId('demo-member-1'),
    byId: seedMemberId('demo-admin'),
    byName: '林静',
    at: new Date(now.getTime() - 26 * 3600_000),
    undoneAt: null,
  }
  const detail = { organisationId: seedOrganisations.volunteers._id, organisationName: seedOrganisations.volunteers.name }
  return [
    { ...common, _id: derivedId('f', 'seed', '1'), kind: 'joined', detail },
    { ...common, _id: derivedId('f', 'seed', '2'), kind: 'phoneEdited', detail: {} },
  ]
}

/** Whom the preview offers first. */
export const previewPeople: PreviewPerson[] = [
  { openid: 'visitor', name: '新访客', role: '访客' },
  { openid: 'demo-member-1', name: '李和平', role: '成员' },
  { openid: 'demo-member-2', name: '王秀兰', role: '成员' },
  { openid: 'demo-organiser', name: '赵晓东', role: '活动负责人' },
  { openid: 'demo-editor', name: '周文', role: '编辑' },
  { openid: 'demo-reviewer', name: '吴敏', role: '审核' },
  { openid: 'demo-handler', name: '孙立', role: '承办人' },
  { openid: 'demo-admin', name: '林静', role: '管理员' },
]
