import { addMinutes } from '../../kernel/clock'
import type { DeliveryRecord, Push, PushState } from '../../kernel/outbox'
import { deliveries } from '../../kernel/outbox'
import { command } from '../../platform/database'
import { messageTemplates } from '../../platform/templates'
import { weChatApi } from '../../platform/wechat'
import { openidsOf } from '../members'
import { returnCredit, spendCredit, zeroCredit } from './store'

/** A message still being sent after so long was cut off: whether it arrived is unknown, and it is not sent again. */
const leaseMinutes = 5
const mostAttempts = 6
/** Sent at the same time; WeChat answers in about 150 ms. */
const atOnce = 10
const batch = 100

/** Sends the WeChat messages that are owed, at most so many. Each is marked before it is sent, so that no run sends it twice. */
export async function deliverOwed(now: Date, most: number): Promise<number> {
  await giveUpCutOff(now)
  let worked = 0
  while (worked < most) {
    const owed = await owedDeliveries(now)
    if (owed.length === 0) break
    const openids = await openidsOf([...new Set(owed.map(({ memberId }) => memberId))])
    for (let i = 0; i < owed.length; i += atOnce) {
      await Promise.all(owed.slice(i, i + atOnce).map((delivery) => deliver(delivery, openids.get(delivery.memberId), now)))
    }
    worked += owed.length
  }
  return worked
}

function owedDeliveries(now: Date): Promise<DeliveryRecord[]> {
  return deliveries.find(
    { 'push.state': 'owed', 'push.nextAt': command().lte(now) },
    { orderBy: [['push.nextAt', 'asc']], limit: batch },
  )
}

async function giveUpCutOff(now: Date): Promise<void> {
  await deliveries.update({ 'push.state': 'sending', 'push.nextAt': command().lte(now) }, { 'push.state': 'unknown' })
}

async function deliver(delivery: DeliveryRecord, openid: string | undefined, now: Date): Promise<void> {
  const { push } = delivery
  if (!push || !(await claim(delivery._id, now))) return
  if (push.until && push.until <= now) return note(delivery._id, 'refused')
  if (openid === undefined || !(await spendCredit(delivery.memberId, push.template))) return note(delivery._id, 'noCredit')
  const { result } = await weChatApi().sendSubscribeMessage({
    openid,
    templateId: messageTemplates[push.template].id,
    page: delivery.page ?? `/pages/notices/detail/detail?noticeId=${delivery.noticeId}`,
    data: push.fields,
  })
  switch (result) {
    case 'sent':
      return note(delivery._id, 'sent')
    case 'noAccept':
      await zeroCredit(delivery.memberId, push.template)
      return note(delivery._id, 'noCredit')
    case 'invalid':
      await returnCredit(delivery.memberId, push.template)
      return note(delivery._id, 'refused')
    case 'unknown':
      return note(delivery._id, 'unknown')
    case 'retry':
      await returnCredit(delivery.memberId, push.template)
      return later(delivery._id, push, now)
  }
}

/** Takes a message in hand; false when another run has it. */
async function claim(_id: string, now: Date): Promise<boolean> {
  const lease = { 'push.state': 'sending', 'push.nextAt': addMinutes(now, leaseMinutes) }
  return (await deliveries.update({ _id, 'push.state': 'owed' }, lease)) === 1
}

async function note(_id: string, state: PushState): Promise<void> {
  await deliveries.update({ _id }, { 'push.state': state })
}

/** Tries again after 1, 2, 4 … minutes, and at last gives up: the inbox has it in any case. */
async function later(_id: string, { attempts }: Push, now: Date): Promise<void> {
  if (attempts + 1 >= mostAttempts) return note(_id, 'refused')
  await deliveries.update(
    { _id },
    { 'push.state': 'owed', 'push.attempts': attempts + 1, 'push.nextAt': addMinutes(now, 2 ** attempts) },
  )
}
