import { templateIds } from '../shared/templates'
import { call } from './api'
import { declinesMessages } from './me'

export type TemplateName = keyof typeof templateIds

/**
 * Asks whether WeChat messages may be sent: one accept is one message. WeChat shows its question only inside a tap, so call this first
 * in a tap handler, before any await. Resolves when the question is answered and never rejects: a refusal changes nothing else.
 * Whoever has withdrawn their consent is not asked.
 */
export function askToNotify(names: TemplateName[]): Promise<void> {
  if (declinesMessages()) return Promise.resolve()
  return new Promise((resolve) => {
    wx.requestSubscribeMessage({
      tmplIds: names.map((name) => templateIds[name]),
      success: (answers) => report(names, answers),
      complete: () => resolve(),
    })
  })
}

function report(names: TemplateName[], answers: Record<string, string>): void {
  const accepted = names.filter((name) => answers[templateIds[name]] === 'accept')
  const rejected = names.filter((name) => answers[templateIds[name]] === 'reject')
  if (accepted.length + rejected.length === 0) return
  // A lost report costs one reminder at most; the inbox is the record.
  call('notices.recordPushConsent', { accepted, rejected }).catch(() => undefined)
}
