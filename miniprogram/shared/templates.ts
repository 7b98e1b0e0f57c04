/**
 * The subscribe-message templates a person can be asked for, by what they are about (WeChat's 订阅消息).
 * These are the ids of the local stand-in; the production build puts the ids from the WeChat console in their place,
 * so the phone asks for the same templates that the server sends. Contents: cloudfunctions/platform/templates.ts.
 */
export const templateIds = {
  eventPromoted: 'local-event-promoted',
  opinionAnswered: 'local-opinion-answered',
  noticePublished: 'local-notice-published',
  registrationReviewed: 'local-registration-reviewed',
}
