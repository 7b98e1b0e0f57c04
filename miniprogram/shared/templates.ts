/**
 * The subscribe-message templates a person can be asked for, by what they are about (WeChat's 订阅消息). These are the ids of the local
 * stand-in; a release states those of its WeChat console here, and the functions send with the same ones. What the templates hold:
 * cloudfunctions/platform/templates.ts.
 */
export const templateIds = {
  eventPromoted: 'local-event-promoted',
  eventNews: 'local-event-news',
  opinionAnswered: 'local-opinion-answered',
  noticePublished: 'local-notice-published',
  registrationReviewed: 'local-registration-reviewed',
}
