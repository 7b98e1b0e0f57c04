import type { CollectionName } from '../../platform/collections'

/** Where the id of a person may stand in one collection. */
interface PersonFields {
  /** In the person's words. */
  title: string
  /** What is about the person: nothing of it may be left. */
  about: readonly string[]
  /** The office's record of what was done, by the person as staff or to them: the id stays, and leads to nothing. */
  office: readonly string[]
}

/**
 * Every collection, so that a new one does not compile before somebody has said where people are named in it. That nothing is left out
 * here is for test/use-cases/retention.test.ts, which looks for people everywhere.
 */
export const personFields: Record<CollectionName, PersonFields> = {
  members: { title: '成员资料', about: ['_id'], office: ['review.byId', 'suspension.byId', 'assisted.byId'] },
  looks: { title: '查看记录', about: ['memberId'], office: ['byId'] },
  signUps: { title: '活动报名', about: ['memberId', 'seats'], office: ['checkIns.byId', 'by.memberId'] },
  opinions: { title: '意见', about: ['authorId'], office: ['leadId', 'coHandlerIds', 'steps.byId'] },
  deliveries: { title: '收到的消息', about: ['memberId'], office: [] },
  pushCredits: { title: '微信提醒次数', about: ['memberId'], office: [] },
  uploads: { title: '上传的图片和文件', about: ['memberId'], office: [] },
  archives: { title: '导出的文件', about: ['memberId'], office: [] },
  announcements: { title: '活动的消息', about: [], office: ['by.memberId'] },
  events: { title: '发布的活动', about: [], office: ['creatorId'] },
  // Those a notice was written to by name, and who wrote it.
  notices: { title: '通知', about: ['audience.memberIds'], office: ['authorId'] },
  invitations: { title: '发的邀请码', about: [], office: ['createdById'] },
  auditEntries: {
    title: '操作记录',
    about: [],
    office: ['byId', 'targetId', 'before.leadId', 'after.leadId', 'before.goneId', 'after.memberIds', 'after.toId'],
  },
  imports: { title: '导入的表格', about: [], office: ['byId'] },
  // Rows on their way to becoming members name nobody by id, and are gone after two days.
  importParts: { title: '导入的行', about: [], office: [] },
  exports: { title: '导出的名单', about: [], office: ['byId'] },
  exportParts: { title: '导出的行', about: [], office: [] },
  doneFor: { title: '为您代办的事', about: ['memberId'], office: ['byId'] },
  duplicates: { title: '可能重复的记录', about: ['memberIds'], office: ['dismissedBy.byId'] },
  duplicateSearches: { title: '查重的进度', about: [], office: [] },
  merges: { title: '合并记录', about: ['keepId', 'goneId'], office: ['byId'] },
  handovers: { title: '工作交接', about: ['fromId', 'toId'], office: ['byId'] },
  segments: { title: '分组', about: [], office: ['createdById'] },
  setup: { title: '启用记录', about: [], office: ['memberId'] },
  organisations: { title: '组织', about: ['officers.memberId'], office: [] },
  trees: { title: '组织的次序', about: [], office: [] },
  intakes: { title: '登记名额', about: [], office: [] },
  reorganisations: { title: '组织调整', about: [], office: ['byId'] },
  // Names a person only until the counting is done, and is then the count itself.
  retentionReports: { title: '注销回执', about: [], office: [] },
}
