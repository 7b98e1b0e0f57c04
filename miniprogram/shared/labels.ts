/** The words for every state and kind, in one place for both sides. Imports nothing. */
export const roleLabels = {
  owner: '系统所有者',
  administrator: '管理员',
  editor: '编辑',
  reviewer: '审核',
  organiser: '活动负责人',
  handler: '承办人',
  liaison: '联络员',
} as const

export const memberStatusLabels = {
  guest: '访客',
  pending: '审核中',
  approved: '正式成员',
  rejected: '未通过',
  suspended: '已停用',
} as const

export const invitationStateLabels = { open: '可以使用', usedUp: '已用完', expired: '已过期', withdrawn: '已作废' } as const

export const eventKindLabels = {
  training: '学习培训',
  consultation: '协商座谈',
  fellowship: '联谊交流',
  volunteering: '志愿服务',
  visiting: '走访慰问',
  excursion: '参观考察',
  other: '其他',
} as const

export const eventStatusLabels = { draft: '草稿', published: '已发布', cancelled: '已取消' } as const

/** Until when somebody may cancel. */
export const cancelPolicyLabels = {
  untilStart: '开始前都可以取消',
  untilDeadline: '截止时间前可以取消',
  never: '报名后不能取消',
} as const

/** The covers that come with the product. */
export const coverLabels = {
  tea: '茶话',
  lecture: '讲堂',
  forum: '议事',
  river: '护绿',
  festival: '节庆',
  sport: '运动',
  reading: '书香',
  city: '城市',
} as const

export const signUpStatusLabels = {
  pending: '待审核',
  confirmed: '已报名',
  waitlisted: '候补中',
  offered: '待您确认',
  declined: '已放弃',
  expired: '已过期',
  rejected: '未通过',
  cancelled: '已取消',
} as const

/** Those in which somebody holds or awaits a seat. */
export const activeSignUpStatuses: readonly (keyof typeof signUpStatusLabels)[] = [
  'pending',
  'confirmed',
  'waitlisted',
  'offered',
]

/** Why somebody cannot sign up for an event. */
export const whyNotLabels = {
  draft: '活动还没有发布',
  cancelled: '活动已取消',
  over: '活动已结束',
  closed: '报名已截止',
  notRegistered: '登记后可以报名',
  registrationPending: '登记审核通过后可以报名',
  registrationRejected: '登记没有通过，修改后可以再提交',
  suspended: '您的账号已停用，请联系工作人员',
  notInvited: '面向指定的成员，您不在其中',
  notOpen: '报名还没有开始',
  full: '名额已满，不设候补',
} as const

/** Which of those who signed up are told something; `active` are all who hold or await a seat. */
export const recipientLabels = {
  confirmed: '已报名的人',
  notCheckedIn: '还没签到的人',
  checkedIn: '已签到的人',
  waitlisted: '候补的人',
  active: '所有报名的人',
} as const

/** What those who signed up were told. */
export const announcementLabels = {
  changed: '时间或地点变化',
  cancelled: '活动取消',
  dayBefore: '前一天提醒',
  hourBefore: '开始前提醒',
  over: '请大家评价',
  message: '主办方的消息',
} as const

export const opinionKindLabels = { suggestion: '建议', request: '诉求', question: '咨询' } as const

export const opinionStatusLabels = {
  submitted: '已提交',
  accepted: '已受理',
  assigned: '办理中',
  replied: '已答复',
  closed: '已办结',
} as const

export const opinionCategoryLabels = {
  livelihood: '民生服务',
  environment: '环境卫生',
  safety: '安全出行',
  business: '创业营商',
  culture: '文化活动',
  association: '组织建设',
  other: '其他',
} as const

export const noticeStatusLabels = { draft: '草稿', inReview: '待审核', published: '已发布', withdrawn: '已撤回' } as const

/** What staff do, by heading, for looking it up. */
export const auditKindLabels = {
  members: '成员',
  roles: '角色',
  organisations: '组织',
  events: '活动',
  notices: '通知',
  opinions: '意见',
  looks: '查看手机号',
  exports: '导入和导出',
} as const
export const importStateLabels = {
  reading: '正在读取',
  failed: '没有读完',
  ready: '等您确认',
  working: '正在导入',
  done: '已导入',
} as const

export const exportStateLabels = { working: '正在准备', ready: '可以打开', expired: '已过期' } as const

/** How somebody agreed who was entered by staff; 同意 stands behind it, and a sheet may leave that out. */
export const assistedHowLabels = { inPerson: '当面', byPhone: '电话里', inWriting: '书面' } as const
export const questionKindLabels = {
  text: '文字',
  number: '数字',
  oneChoice: '单选',
  manyChoice: '多选',
  date: '日期',
} as const

export const reorganisationKindLabels = { move: '移动', merge: '合并', close: '关闭' } as const

export const reorganisationStateLabels = { working: '正在调整', checking: '已调整，稍后再核对一遍', done: '已完成' } as const
