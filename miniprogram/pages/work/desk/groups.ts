import { hasRole, type Me, type RoleName } from '../../../services/me'

interface Entry {
  heading: string
  icon: string
  /** What somebody does there. */
  note: string
  url: string
}

/** Entries that belong together, the most used first. */
export interface Group {
  heading: string
  entries: Entry[]
}

const administrators: RoleName[] = ['administrator']
const liaisons: RoleName[] = ['administrator', 'liaison']
const writers: RoleName[] = ['administrator', 'liaison', 'editor', 'organiser']

interface Place extends Entry {
  roles: RoleName[]
}

const members: Place[] = [
  { roles: liaisons, heading: '成员名单', icon: 'usergroup', note: '找人、联系', url: '/pages/members/people/people' },
  { roles: writers, heading: '分组', icon: 'filter', note: '选出一群人，给他们发通知', url: '/pages/members/segments/segments' },
  { roles: liaisons, heading: '代为登记', icon: 'edit-1', note: '给不用智能手机的人登记', url: '/pages/members/assist/assist' },
  { roles: administrators, heading: '邀请成员', icon: 'user-add', note: '登记后不用等审核', url: '/pages/members/invite/invite' },
  {
    roles: administrators,
    heading: '导入成员',
    icon: 'upload',
    note: '用表格一次登记很多人',
    url: '/pages/members/imports/imports',
  },
]

const order: Place[] = [
  {
    roles: administrators,
    heading: '组织',
    icon: 'tree-round-dot',
    note: '添加、改名、调整、联系方式',
    url: '/pages/members/organisations/organisations',
  },
  {
    roles: administrators,
    heading: '可能重复',
    icon: 'user-transmit',
    note: '同一个人登记了两次，核对后合并',
    url: '/pages/members/duplicates/duplicates',
  },
  {
    roles: administrators,
    heading: '操作记录',
    icon: 'history',
    note: '谁在什么时候做了什么',
    url: '/pages/members/audit/audit',
  },
]

/** What this person may open, apart from what waits for them. */
export function groupsFor(me: Me): Group[] {
  const open = (places: Place[]) =>
    places.filter(({ roles }) => hasRole(me, ...roles)).map(({ heading, icon, note, url }) => ({ heading, icon, note, url }))
  const groups = [
    { heading: '成员', entries: open(members) },
    { heading: '管理', entries: open(order) },
  ]
  return groups.filter(({ entries }) => entries.length > 0)
}
