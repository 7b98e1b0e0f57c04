import { templateIds } from '../../miniprogram/shared/templates'

interface MessageTemplate {
  id: string
  title: string
  /** Field name as in the WeChat console → its label. The name without digits is the kind, which limits the value (`fitField`). */
  fields: Record<string, string>
}

/** A template id from the environment of the deployment, or the one the local stand-in knows. */
function idFrom(name: string, local: string): string {
  return process.env[name] || local
}

/** The subscribe messages the product sends. A template chosen in the WeChat console must have these fields under these names. */
export const messageTemplates = {
  eventPromoted: {
    id: idFrom('WECHAT_TEMPLATE_EVENT_PROMOTED', templateIds.eventPromoted),
    title: '候补成功通知',
    fields: { thing1: '活动名称', time2: '活动时间', thing3: '活动地点', thing4: '温馨提示' },
  },
  eventNews: {
    id: idFrom('WECHAT_TEMPLATE_EVENT_NEWS', templateIds.eventNews),
    title: '活动提醒通知',
    fields: { thing1: '活动名称', time2: '活动时间', thing3: '活动地点', thing4: '温馨提示' },
  },
  opinionAnswered: {
    id: idFrom('WECHAT_TEMPLATE_OPINION_ANSWERED', templateIds.opinionAnswered),
    title: '意见答复通知',
    fields: { thing1: '意见标题', thing2: '答复单位', time3: '答复时间', thing4: '温馨提示' },
  },
  noticePublished: {
    id: idFrom('WECHAT_TEMPLATE_NOTICE_PUBLISHED', templateIds.noticePublished),
    title: '通知公告提醒',
    fields: { thing1: '公告标题', thing2: '发布单位', time3: '发布时间', thing4: '温馨提示' },
  },
  registrationReviewed: {
    id: idFrom('WECHAT_TEMPLATE_REGISTRATION_REVIEWED', templateIds.registrationReviewed),
    title: '审核结果通知',
    fields: { thing1: '审核内容', phrase2: '审核结果', time3: '审核时间', thing4: '温馨提示' },
  },
} satisfies Record<keyof typeof templateIds, MessageTemplate>

export type TemplateName = keyof typeof messageTemplates

/** The values of one message: a missing or misspelt field is a compile error, where WeChat would answer 47003. */
export type MessageData<Name extends TemplateName> = Record<keyof (typeof messageTemplates)[Name]['fields'], string>
