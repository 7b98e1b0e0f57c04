import { aMember, anOrganisation } from '../../test/factories'
import type { OrganisationRecord } from '../../cloudfunctions/domains/organisations'
import { type MemberRecord, named } from '../../cloudfunctions/domains/members'
import { encryptPhone, hashPhone } from '../../cloudfunctions/platform/secrets'

export const people = 100_000

/** A city with ten districts of ten townships of ten communities each, and a group of three people at the very bottom. */
export const city = anOrganisation('city', '全市')
const level = (above: OrganisationRecord[], kind: string) =>
  above.flatMap((parent) =>
    Array.from({ length: 10 }, (_none, at) => anOrganisation(`${parent._id}-${at}`, `${kind}${at}`, parent)),
  )
export const districts = level([city], '区')
const townships = level(districts, '街道')
export const communities = level(townships, '社区')
export const deepest = anOrganisation('deepest', '三人小组', communities.at(-1))
export const organisations = [city, ...districts, ...townships, ...communities, deepest]

const surnames = Array.from('李王张刘陈杨黄赵周吴徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余')
const given = Array.from('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国志文春生红梅海波雪梦晓东佳宁德小舟云立同心')
const skills =
  '摄影 书法 烹饪 法律咨询 电脑维修 急救 视频剪辑 财税 茶艺 主持 钢琴 园艺 翻译 心理咨询 木工 剪纸 围棋 太极 合唱 编程'.split(' ')
export const rareSkill = '古琴修复'

/** The same numbers on every run, spread evenly. */
function spread(seed: number): number {
  const mixed = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) ^ Math.imul(seed, 0x297a2d39)
  return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32
}
const pick = <T>(list: readonly T[], seed: number): T => list[Math.floor(spread(seed) * list.length)] as T

/** One of the hundred thousand: common names, a phone or none, skills that are common or rare, roles that few hold. */
export function personOf(number: number): MemberRecord {
  const seed = (salt: number) => number * 31 + salt * 7_368_787
  const home = number < 3 ? deepest : pick(communities, seed(1))
  const name = pick(surnames, seed(2)) + pick(given, seed(3)) + (spread(seed(4)) < 0.7 ? pick(given, seed(5)) : '')
  const chance = spread(seed(6))
  const phone = spread(seed(7)) < 0.97 ? String(13_900_000_000 + number) : null
  return aMember({
    _id: `m_${number}`,
    openid: `o_${number}`,
    ...named(name),
    status: chance < 0.02 ? 'pending' : chance < 0.025 ? 'rejected' : chance < 0.026 ? 'suspended' : 'approved',
    phone: phone === null ? null : encryptPhone(phone),
    phoneHash: phone === null ? null : hashPhone(phone),
    organisationIds: [home._id],
    organisationPaths: home.path,
    skills: spread(seed(8)) < 0.4 ? [pick(skills, seed(9))] : number % 33_333 === 5 ? [rareSkill] : [],
    roles: rolesOf(number, home._id),
    ...(spread(seed(11)) < 0.1
      ? { tookPart: [{ eventId: 'event-1', kind: 'volunteering', at: new Date('2026-10-01T02:00:00Z') }] }
      : {}),
    registeredAt: new Date(Date.parse('2024-01-01T00:00:00Z') + Math.floor(spread(seed(10)) * 1000) * 86_400_000),
  })
}

function rolesOf(number: number, organisationId: string): MemberRecord['roles'] {
  if (number % 20_000 === 17) return [{ role: 'reviewer', organisationId }]
  if (number % 200 === 9) return [{ role: 'liaison', organisationId }]
  return []
}

/** Who asks: an owner of everything, an administrator of one district, and one of ten communities that are far apart. */
export const staff: Record<'owner' | 'district' | 'scattered', MemberRecord> = {
  owner: aMember({
    _id: 'm_owner',
    openid: 'owner',
    name: '所有者',
    ...at(city),
    roles: [{ role: 'owner', organisationId: 'city' }],
  }),
  district: aMember({
    _id: 'm_district',
    openid: 'district',
    name: '区管理员',
    ...at(districts[3] ?? city),
    roles: [{ role: 'administrator', organisationId: 'city-3' }],
  }),
  scattered: aMember({
    _id: 'm_scattered',
    openid: 'scattered',
    name: '十个社区的联络员',
    ...at(city),
    roles: Array.from({ length: 10 }, (_none, i) => ({ role: 'liaison' as const, organisationId: `city-${i}-${i}-${i}` })),
  }),
}

function at({ _id, path }: OrganisationRecord) {
  return { organisationIds: [_id], organisationPaths: path }
}
