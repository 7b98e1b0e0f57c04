import type { InputOf, UseCaseName } from '../../cloudfunctions/contracts'
import type { ServerProcess } from '../../test/local/stack/server-process'
import { startServer } from '../../test/local/stack/server-process'
import type { Report } from '../report'
import { median, within } from '../report'
import { administrator, editor, nextWeek, noticeDraft, organiser, registration, reviewer } from './people'

const rows = 25
const warmUps = 10
const calls = 100
const member = 'demo-member-1'

/** How long somebody waits who asks for one full page, one call after the other. */
export async function latency(report: Report): Promise<void> {
  const server = await startServer('--no-preview')
  try {
    await fillPages(server)
    report.add(await medianOf(server, member, 'events.listEvents', {}))
    report.add(await medianOf(server, member, 'notices.listInbox', {}))
    report.add(await medianOf(server, member, 'events.listMySignUps', {}))
    report.add(await medianOf(server, administrator, 'members.listPending', {}))
  } finally {
    await server.end()
  }
}

/** More of everything than one page shows. */
async function fillPages(server: ServerProcess): Promise<void> {
  for (let i = 0; i < rows; i++) {
    const { eventId } = await server.call(organiser, 'events.createEvent', nextWeek(`活动${i}`, 30))
    await server.call(organiser, 'events.publishEvent', { eventId })
    await server.call(member, 'events.signUp', { eventId })
    const { noticeId } = await server.call(editor, 'notices.createDraft', noticeDraft(`通知${i}`))
    await server.call(editor, 'notices.submitForReview', { noticeId })
    await server.call(reviewer, 'notices.publish', { noticeId })
    await server.call(`bench-waiting-${i}`, 'members.register', registration(`访客${i}`))
  }
}

async function medianOf<N extends UseCaseName>(server: ServerProcess, openid: string, name: N, input: InputOf<N>) {
  const times: number[] = []
  for (let i = 0; i < warmUps + calls; i++) {
    const from = performance.now()
    await server.call(openid, name, input)
    times.push(performance.now() - from)
  }
  return within(`${name}, a full page, median of ${calls}`, median(times.slice(warmUps)), 'ms', 15, '<')
}
