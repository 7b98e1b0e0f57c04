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
  ORGANISATION_CLOSED: { kind: 'conflict', message: '这个组织已合并或关闭，请刷新后重新选择' },
  ROOT_STAYS: { kind: 'conflict', message: '最上面的组织不能移动、合并或关闭' },
  BELOW_ITSELF: { kind: 'input', message: '不能移到自己或自己下面的组织里，请另选一个' },
  ALREADY_THERE: { kind: 'conflict', message: '这个组织已经在那里了' },
  TREE_TOO_LARGE: { kind: 'conflict', message: '下面的组织太多，请先分几次移走一部分' },
  OWNER_NEEDED: { kind: 'access', message: '这里设有系统所有者，请由系统所有者来办' },
  OFFICER_INVALID: { kind: 'input', message: '负责人要是本组织或下级组织的正式成员' },
  INTAKE_FULL: { kind: 'conflict', message: '这个组织本期名额已满，请等下一期或联系组织' },
  INTAKE_CLOSED: { kind: 'conflict', message: '现在不是这个组织的登记时间，请在开放期间再来' },
  INTAKE_DAYS_INVALID: { kind: 'input', message: '结束日期不能早于开始日期' },
  QUESTIONS_INVALID: { kind: 'input', message: '选择题要有两个以上不同的选项，请检查' },
  QUESTIONS_CHANGED: { kind: 'conflict', message: '要回答的问题有更新，请看过新问题再提交' },
  ANSWERS_INVALID: { kind: 'input', message: '还有问题没有答好，请检查后再提交' },
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
  REPORT_NOT_FOUND: { kind: 'notFound', message: '没有找到：请检查回执号，或者等账号注销以后再查' },
  STATUS_CHANGED: { kind: 'conflict', message: '这位成员的状态已经变了，请刷新后再看' },
  OWN_ACCOUNT: { kind: 'access', message: '不能停用自己的账号，请另一位管理员来做' },
  OWNER_REQUIRED: { kind: 'access', message: '系统所有者只能由另一位所有者停用或恢复' },
  GRANT_TIMES_INVALID: { kind: 'input', message: '结束时间要晚于开始时间' },
  PHONE_KNOWN: { kind: 'conflict', message: '这个手机号已有人登记，请先查名单；家人共用的请留空' },
  NOT_ASSISTED: { kind: 'access', message: '这位成员自己在用小程序，资料由本人修改' },
  DONE_FOR_NOT_FOUND: { kind: 'notFound', message: '没有找到这件代办的事' },
  UNDO_ELSEWHERE: { kind: 'conflict', message: '这件事不能在这里撤销，请按下面写的办法办理' },
  LAST_ORGANISATION: { kind: 'conflict', message: '这是您唯一的组织，不能退出，请联系工作人员调整' },
  MERGED_ELSEWHERE: { kind: 'conflict', message: '登记已合并到您的另一个微信，请用那个微信打开' },
  // merges and handovers
  MERGE_ORDER: { kind: 'input', message: '要保留的那份登记没有微信，请保留本人微信在用的那一份' },
  ALREADY_MERGED: { kind: 'conflict', message: '这两份登记已由其他人合并，请刷新查看' },
  OWN_RECORD: { kind: 'access', message: '不能合并自己的登记，请另一位管理员来办' },
  MERGE_BEYOND_REACH: { kind: 'access', message: '要并入的那份登记还有您管不到的组织或角色，请由上级管理员合并' },
  MEMBER_LEAVING: { kind: 'conflict', message: '其中一位正在注销账号，注销完成或取消后再办' },
  DUPLICATE_NOT_FOUND: { kind: 'notFound', message: '没有找到这一对，可能已由其他人处理' },
  HANDOVER_BEYOND_REACH: { kind: 'access', message: '这位同事有您管不到的角色，请不要带上角色，或由上级管理员交接' },
  SUCCESSOR_INVALID: { kind: 'input', message: '接手的同事还没有需要的角色，请带上角色一起交接，或先授予角色' },
  SETUP_CODE_INVALID: { kind: 'input', message: '启用码无效或已使用' },
  // events
  EVENT_NOT_FOUND: { kind: 'notFound', message: '没有找到这个活动，可能已取消' },
  EVENT_TIMES_INVALID: { kind: 'input', message: '时间有误：结束要晚于开始，报名截止不能晚于活动结束' },
  EVENT_NOT_DRAFT: { kind: 'conflict', message: '这个活动已经发布' },
  EVENT_NOT_PUBLISHED: { kind: 'conflict', message: '这个活动还没有发布，不需要时请直接删除草稿' },
  EVENT_CANCELLED: { kind: 'conflict', message: '这个活动已经取消，不能再改，可以照着它再办一场' },
  EVENT_OVER: { kind: 'conflict', message: '活动已经结束，时间、地点和报名的设置不能再改' },
  EVENT_EDITED: { kind: 'conflict', message: '有同事刚改过这个活动，请刷新后再改' },
  SEATS_HELD: { kind: 'conflict', message: '名额不能少于已经占用的，请先看要请哪几位让出' },
  QUOTAS_FIXED: { kind: 'conflict', message: '已有人报名，分组名额只能改人数，不能增减组织' },
  CANCEL_BY_INVALID: { kind: 'input', message: '请填写取消报名的截止时间，不能晚于活动开始' },
  CANCEL_CLOSED: { kind: 'conflict', message: '这个活动现在不能自己取消报名，确有特殊情况请联系活动负责人' },
  NOT_INVITED: { kind: 'access', message: '这个活动有指定的参加范围，您不在其中' },
  COMPANIONS_FULL: { kind: 'conflict', message: '剩下的名额不够再带人，同行人数没有改' },
  SIGN_UP_NOT_OPEN: { kind: 'conflict', message: '报名还没有开始' },
  SIGN_UP_CLOSED: { kind: 'conflict', message: '报名已经截止' },
  EVENT_FULL: { kind: 'conflict', message: '名额已满' },
  PARTY_TOO_LARGE: { kind: 'input', message: '同行人数超过了这个活动的名额' },
  QUOTA_INVALID: { kind: 'input', message: '分组名额有误：同一组织只能有一项，且不能超过总名额' },
  OFFER_GONE: { kind: 'conflict', message: '为您保留的名额已经过期或已处理' },
  SIGN_UP_REVIEWED: { kind: 'conflict', message: '这条报名已由其他人审核，请刷新查看' },
  SIGN_UP_NOT_FOUND: { kind: 'notFound', message: '没有找到这条报名' },
  EVENT_STARTED: { kind: 'conflict', message: '活动已经开始，报名不能再改' },
  NOT_CONFIRMED: { kind: 'conflict', message: '这位成员还没有名额，不能签到' },
  ALREADY_CHECKED_IN: { kind: 'conflict', message: '这位成员已经签到' },
  CODE_INVALID: { kind: 'input', message: '这不是签到码，请对准工作人员手机上的码再扫' },
  CODE_OLD: { kind: 'conflict', message: '这个码已经换了，请扫工作人员手机上现在的码' },
  TICKET_INVALID: { kind: 'input', message: '这不是本系统的入场码，请核对姓名后手动签到' },
  TICKET_ELSEWHERE: { kind: 'conflict', message: '这是另一场活动的入场码，请本人打开这场活动的入场码' },
  SELF_CHECK_IN_OFF: { kind: 'conflict', message: '这场活动没有开放自助签到，请由工作人员签到' },
  SIGN_OUT_OFF: { kind: 'conflict', message: '这场活动不登记离场' },
  NO_SEAT_YET: { kind: 'conflict', message: '您在这场活动里还没有名额，请找现场工作人员登记' },
  CHECK_IN_FIRST: { kind: 'conflict', message: '您还没有签到，请先扫签到的码' },
  WALK_IN_EARLY: { kind: 'conflict', message: '活动前一天起才能现场登记，现在请用代为报名' },
  NOT_CHECKED_IN: { kind: 'conflict', message: '这位成员还没有签到' },
  // opinions
  OPINION_NOT_FOUND: { kind: 'notFound', message: '没有找到这条意见' },
  OPINION_MOVED_ON: { kind: 'conflict', message: '这条意见已由其他人处理，请刷新查看' },
  OPINION_NOT_YOURS: { kind: 'access', message: '这条意见由其他人承办' },
  OWN_OPINION: { kind: 'access', message: '不能办理自己提出的意见' },
  HANDLER_INVALID: { kind: 'input', message: '请选择本组织的承办人' },
  DUE_DAY_INVALID: { kind: 'input', message: '期限要在今天和承诺的那天之间' },
  CONTENT_REFUSED: { kind: 'input', message: '内容含有不宜发布的文字，请修改后再试' },
  // files
  FILE_NOT_YOURS: { kind: 'input', message: '有图片没有传好，请移除后重新添加' },
  // segments
  SEGMENT_NOT_FOUND: { kind: 'notFound', message: '没有找到这个分组，可能已删除' },
  FILTER_DATES_INVALID: { kind: 'input', message: '开始日期不能晚于结束日期，也不能隔得太远' },
  // notices
  NOTICE_NOT_FOUND: { kind: 'notFound', message: '没有找到这条通知' },
  NOTICE_MOVED_ON: { kind: 'conflict', message: '这条通知已由其他人处理，请刷新查看' },
  OWN_NOTICE: { kind: 'access', message: '通知要由另一位同事审核发布' },
  AUDIENCE_EMPTY: { kind: 'input', message: '请选择要通知的组织' },
  // imports and exports
  IMPORT_NOT_FOUND: { kind: 'notFound', message: '没有找到这次导入，请重新选文件' },
  IMPORT_FILE_UNREADABLE: { kind: 'input', message: '打不开这份表格，请用模板填写后再上传' },
  IMPORT_FILE_LOCKED: { kind: 'input', message: '表格加了密码或格式太旧，请去掉密码、另存为新格式' },
  IMPORT_FILE_TOO_LARGE: { kind: 'input', message: '文件太大，请删掉图片，或者分成几份上传' },
  IMPORT_TOO_MANY_ROWS: { kind: 'input', message: '一次最多导入五千人，请分成几份上传' },
  IMPORT_SPRAWLING: { kind: 'input', message: '表格里的内容太分散，请复制到模板里再上传' },
  IMPORT_NOT_READY: { kind: 'conflict', message: '这次导入不能这样操作了，请刷新查看' },
  IMPORT_NOTHING_GOOD: { kind: 'input', message: '没有可以导入的行，请按提示改好表格再上传' },
  EXPORT_NOT_FOUND: { kind: 'notFound', message: '没有找到这次导出，可能已过期' },
  EXPORT_EMPTY: { kind: 'input', message: '没有符合条件的成员，请换个条件再导出' },
  EXPORT_TOO_LARGE: { kind: 'input', message: '一次最多导出一万人，请按组织分开导出' },
} as const satisfies Record<string, ErrorLine>

export type ErrorCode = keyof typeof errors

/** What every reply is. `requestId` is for support; nothing else about a failure leaves the server. */
export type Reply<T> =
  | { ok: true; data: T }
  | { ok: false; error: { code: ErrorCode; kind: ErrorKind; message: string; requestId: string; fields?: string[] } }
