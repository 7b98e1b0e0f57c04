/** What the phone does about an error: correct the input, ask for access, look elsewhere, accept the state, try again, update. */
export type ErrorKind = 'input' | 'access' | 'notFound' | 'conflict' | 'busy' | 'outdated' | 'internal'

interface ErrorLine {
  kind: ErrorKind
  /** What the person reads: a sentence they can act on. */
  message: string
}

/** Every way the server refuses. Closed: a code that is not here does not compile. */
export const errors = {
  // anywhere
  UNKNOWN_USE_CASE: { kind: 'outdated', message: '当前版本过旧，请更新小程序' },
  INVALID_INPUT: { kind: 'input', message: '填写的内容有误，请检查后再试' },
  INPUT_TOO_LARGE: { kind: 'input', message: '内容太多，请删减后再试' },
  NOT_SIGNED_IN: { kind: 'access', message: '请从微信里打开小程序' },
  NOT_REGISTERED: { kind: 'access', message: '请先登记成为成员' },
  REGISTRATION_PENDING: { kind: 'access', message: '您的登记正在审核，通过后即可使用' },
  REGISTRATION_REJECTED: { kind: 'access', message: '您的登记未通过，请修改后重新提交' },
  MEMBER_SUSPENDED: { kind: 'access', message: '您的账号已停用，请联系工作人员' },
  ROLE_REQUIRED: { kind: 'access', message: '您没有权限做这件事，请联系管理员' },
  CURSOR_INVALID: { kind: 'input', message: '列表已变化，请下拉刷新' },
  BUSY: { kind: 'busy', message: '现在人多，请稍等几秒再试一次' },
  INTERNAL: { kind: 'internal', message: '系统出了点问题，请稍后再试' },
  // members and organisations
  ORGANISATION_NOT_FOUND: { kind: 'notFound', message: '没有找到这个组织，请重新选择' },
  MEMBER_NOT_FOUND: { kind: 'notFound', message: '没有找到这位成员' },
  CONSENT_OUTDATED: { kind: 'input', message: '隐私政策已更新，请重新阅读并同意' },
  PHONE_INVALID: { kind: 'input', message: '手机号有误，请重新获取或填写' },
  INVITATION_INVALID: { kind: 'input', message: '邀请码无效或已用完，请向联络员要一个新的' },
  INVITATION_NOT_FOUND: { kind: 'notFound', message: '没有找到这个邀请码' },
  INVITATION_OVER: { kind: 'conflict', message: '这个邀请码已经不能用了，请重新生成一个' },
  PICTURE_UNAVAILABLE: { kind: 'busy', message: '小程序码暂时没有生成，请稍后再试，也可以直接转发' },
  ALREADY_REVIEWED: { kind: 'conflict', message: '这位成员的登记已由其他人审核' },
  NO_PHONE: { kind: 'notFound', message: '这位成员没有留手机号' },
  HANDOVER_FIRST: { kind: 'conflict', message: '您还有承办中的意见，请先请管理员交给别人' },
  LAST_OWNER: { kind: 'conflict', message: '至少要有一位系统所有者，请先指定另一位' },
  GRANT_TIMES_INVALID: { kind: 'input', message: '结束时间要晚于开始时间' },
  SETUP_CODE_INVALID: { kind: 'input', message: '启用码无效或已使用' },
  // events
  EVENT_NOT_FOUND: { kind: 'notFound', message: '没有找到这个活动，可能已取消' },
  EVENT_TIMES_INVALID: { kind: 'input', message: '时间有误：结束要晚于开始，报名截止不能晚于活动结束' },
  EVENT_NOT_DRAFT: { kind: 'conflict', message: '这个活动已经发布' },
  SIGN_UP_NOT_OPEN: { kind: 'conflict', message: '报名还没有开始' },
  SIGN_UP_CLOSED: { kind: 'conflict', message: '报名已经截止' },
  EVENT_FULL: { kind: 'conflict', message: '名额已满' },
  PARTY_TOO_LARGE: { kind: 'input', message: '同行人数超过了这个活动的名额' },
  QUOTA_INVALID: { kind: 'input', message: '分组名额有误：同一组织只能有一项，且不能超过总名额' },
  OFFER_GONE: { kind: 'conflict', message: '为您保留的名额已经过期或已处理' },
  SIGN_UP_REVIEWED: { kind: 'conflict', message: '这条报名已由其他人审核，请刷新查看' },
  SIGN_UP_NOT_FOUND: { kind: 'notFound', message: '没有找到这条报名' },
  EVENT_STARTED: { kind: 'conflict', message: '活动已经开始，不能取消报名' },
  NOT_CONFIRMED: { kind: 'conflict', message: '这位成员还没有名额，不能签到' },
  ALREADY_CHECKED_IN: { kind: 'conflict', message: '这位成员已经签到' },
  NOT_CHECKED_IN: { kind: 'conflict', message: '这位成员还没有签到' },
  // opinions
  OPINION_NOT_FOUND: { kind: 'notFound', message: '没有找到这条意见' },
  OPINION_MOVED_ON: { kind: 'conflict', message: '这条意见已由其他人处理，请刷新查看' },
  OPINION_NOT_YOURS: { kind: 'access', message: '这条意见由其他人承办' },
  OWN_OPINION: { kind: 'access', message: '不能办理自己提出的意见' },
  HANDLER_INVALID: { kind: 'input', message: '请选择本组织的承办人' },
  DUE_DAY_INVALID: { kind: 'input', message: '期限要在今天和承诺的那天之间' },
  CONTENT_REFUSED: { kind: 'input', message: '内容含有不宜发布的文字，请修改后再试' },
  // segments
  SEGMENT_NOT_FOUND: { kind: 'notFound', message: '没有找到这个分组，可能已删除' },
  FILTER_DATES_INVALID: { kind: 'input', message: '登记日期的开始不能晚于结束' },
  // notices
  NOTICE_NOT_FOUND: { kind: 'notFound', message: '没有找到这条通知' },
  NOTICE_MOVED_ON: { kind: 'conflict', message: '这条通知已由其他人处理，请刷新查看' },
  OWN_NOTICE: { kind: 'access', message: '通知要由另一位同事审核发布' },
  AUDIENCE_EMPTY: { kind: 'input', message: '请选择要通知的组织' },
} as const satisfies Record<string, ErrorLine>

export type ErrorCode = keyof typeof errors

/** What every reply is. `requestId` is for support; nothing else about a failure leaves the server. */
export type Reply<T> =
  | { ok: true; data: T }
  | { ok: false; error: { code: ErrorCode; kind: ErrorKind; message: string; requestId: string; fields?: string[] } }
