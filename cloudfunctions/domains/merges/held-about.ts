import { shanghaiTime } from '../../kernel/clock'
import type { Held } from '../../kernel/held'
import { mostHeld } from '../../kernel/held'
import { merges } from '../members'
import { forgetPairsOf, mergesOf, pairsOf } from './store'

/** Which records of a person were made one, by whom and why. */
export async function heldAbout(memberId: string): Promise<Held> {
  const merged = await mergesOf(memberId, mostHeld)
  // Without whose the other one is: that is theirs.
  const pairs = (await pairsOf(memberId)).map(({ _id, why, at, dismissed }) => ({ _id, why, at, dismissed }))
  const items = merged.map(({ at, by, byName, reason }) => ({
    heading: '另一份登记并入了这一份',
    lines: [
      by === 'phone' ? `${shanghaiTime(at)} 您验证手机号后自动合并` : `${shanghaiTime(at)} 由${byName}合并`,
      ...(reason === null ? [] : [`原因：${reason}`]),
    ],
  }))
  const alike = pairs.map(({ at, dismissed }) => ({
    heading: '有一份登记和您的相像',
    lines: [`${shanghaiTime(at)} 发现，${dismissed ? '工作人员看过，是两个人' : '等工作人员核对'}`],
  }))
  return { title: '登记的合并', documents: [...merged, ...pairs], items: [...items, ...alike] }
}

/** Forgets which records were a person's. May be repeated. */
export async function forgetMerges(memberId: string): Promise<void> {
  await merges.remove({ keepId: memberId })
  await merges.remove({ goneId: memberId })
  await forgetPairsOf(memberId)
}
