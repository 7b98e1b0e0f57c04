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

const entry = (roles: RoleName[], heading: string, icon: string, note: string, url: string) => ({
  roles,
  entry: { heading, icon, note, url: `/pages/members/${url}/${url}` },
})

const groups = [
  {
    heading: '成员',
    entries: [
      entry(liaisons, '成员名单', 'usergroup', '找人、联系', 'people'),
      entry(writers, '分组', 'filter', '选出一群人，给他们发通知', 'segments'),
      entry(liaisons, '代为登记', 'edit-1', '给不用智能手机的人登记', 'assist'),
      entry(administrators, '邀请成员', 'user-add', '有邀请码的人，登记后不用等审核', 'invite'),
      entry(administrators, '导入成员', 'upload', '用表格一次登记很多人', 'imports'),
    ],
  },
  {
    heading: '管理',
    entries: [
      entry(administrators, '组织', 'tree-round-dot', '添加、改名、调整、联系方式', 'organisations'),
      entry(administrators, '可能重复', 'user-transmit', '同一个人登记了两次，核对后合并', 'duplicates'),
      entry(administrators, '操作记录', 'history', '谁在什么时候做了什么', 'audit'),
    ],
  },
]

/** What this person may open, apart from what waits for them. */
export function groupsFor(me: Me): Group[] {
  return groups
    .map(({ heading, entries }) => ({
      heading,
      entries: entries.filter(({ roles }) => hasRole(me, ...roles)).map(({ entry }) => entry),
    }))
    .filter(({ entries }) => entries.length > 0)
}
