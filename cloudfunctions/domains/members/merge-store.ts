import type { Change } from '../../kernel/change'
import { derivedId } from '../../kernel/ids'
import type { Stored } from '../../platform/database'
import { collection } from '../../platform/database'
import { isMadeUp, madeUpOpenid } from './made-up-openid'
import { givePlacesBack } from '../organisations'
import { mergedAway, mergedFields, placesHeldTwice } from './merge-rules'
import type { MemberRecord } from './store'
import { members } from './store'

/** Two records that are one person: promised once it is written; the domain `merges` moves what names the one that goes. */
export interface MergeRecord extends Stored {
  keepId: string
  goneId: string
  /** Staff, or the person themself when they proved the phone. */
  byId: string
  byName: string
  by: 'staff' | 'phone'
  at: Date
  reason: string | null
  state: 'working' | 'done'
  doneAt: Date | null
  /** Names the WeChat that no longer opens anything, without holding its openid; null when the record that went had none. */
  closedWeChat: string | null
}

export const merges = collection<MergeRecord>('merges')

export function mergeId(keepId: string, goneId: string): string {
  return derivedId('g', keepId, goneId)
}

/** The id that a WeChat's record has unless staff entered it. */
export function memberIdOfWeChat(openid: string): string {
  return derivedId('m', openid)
}

/** Whether the record of a WeChat was merged into another one's. */
export async function isClosedWeChat(openid: string): Promise<boolean> {
  return (await merges.find({ closedWeChat: memberIdOfWeChat(openid) }, { limit: 1 })).length > 0
}

interface Promised {
  keep: MemberRecord
  go: MemberRecord
  by: Pick<MergeRecord, 'by' | 'byId' | 'byName' | 'reason'>
  now: Date
}

/** Merges the records themselves, promises the rest and tells the person; everything else follows by `finishMerges`. */
export async function promiseMerge(change: Change, { keep, go, by, now }: Promised): Promise<MergeRecord> {
  const merge: MergeRecord = {
    _id: mergeId(keep._id, go._id),
    keepId: keep._id,
    goneId: go._id,
    ...by,
    at: now,
    state: 'working',
    doneAt: null,
    closedWeChat: isMadeUp(go) ? null : memberIdOfWeChat(go.openid),
  }
  await change.update(members, go._id, mergedAway(keep._id, madeUpOpenid()))
  await change.update(members, keep._id, mergedFields(keep, go))
  await givePlacesBack(change, placesHeldTwice(keep, go))
  await change.insert(merges, merge)
  await change.tell({
    occasion: merge._id,
    memberId: keep._id,
    title: '您的两份登记已合并',
    body: `您有两份登记，已合并成一份，报名、意见和消息都在这里。${
      merge.closedWeChat === null ? '' : '以后请用这个微信，另一个微信不再能打开那份登记。'
    }如果合并错了，请联系工作人员。`,
    page: '/pages/rights/data/data',
    template: 'noticePublished',
    fields: {
      thing1: '您的两份登记已合并',
      thing2: by.by === 'staff' ? by.byName : '同心桥',
      time3: now.toISOString(),
      thing4: '点开查看，有不对的请联系工作人员',
    },
  })
  return merge
}
