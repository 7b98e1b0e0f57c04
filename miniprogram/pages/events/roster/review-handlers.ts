import type { OutputOf } from '../../../services/api'
import { takeOut } from '../take-out'
import { answerLines } from './answers'
import { mayBeTakenOut } from './book'
import { approve, approveAll, mayApprove, reject } from './reviewing'
import type { RowsAtHand } from './rows-at-hand'

type IdTap = WechatMiniprogram.TouchEvent<object, object, { id: string }>
export type Questions = NonNullable<OutputOf<'events.getEvent'>['questions']>['items']

/** What these handlers need of the page. */
interface Host {
  data: { eventId: string; chosen: string[] }
  atHand: RowsAtHand
  questions: Questions
  setData(data: { chosen: string[] }): void
  load(work: () => Promise<void>): Promise<void>
  once(key: string, work: () => Promise<void>): Promise<void>
  refresh(): Promise<void>
  show(): void
  nameOf(memberId: string): string
}

/** Letting people in who asked, one by one or several; what they answered; taking somebody out. */
export const reviewHandlers = {
  onApproveTap(this: Host, tap: IdTap) {
    const { id } = tap.currentTarget.dataset
    void this.once(id, async () => {
      await approve(this.data.eventId, id, this.nameOf(id))
      await this.load(() => this.refresh())
    })
  },

  onRejectTap(this: Host, tap: IdTap) {
    const { id } = tap.currentTarget.dataset
    void this.once(id, async () => {
      if (await reject(this.data.eventId, id, this.nameOf(id))) await this.load(() => this.refresh())
    })
  },

  onChooseTap(this: Host, tap: IdTap) {
    const { id } = tap.currentTarget.dataset
    const { chosen } = this.data
    this.setData({ chosen: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id] })
    this.show()
  },

  onOthersTap(this: Host, tap: IdTap) {
    const row = this.atHand.rows.find(({ memberId }) => memberId === tap.currentTarget.dataset.id)
    if (!row) return
    const { memberId, name, answers } = row
    const takeThemOut = async () => {
      if (await takeOut(this.data.eventId, row)) await this.load(() => this.refresh())
    }
    const seeAnswers =
      answers && (() => wx.showModal({ title: name, content: answerLines(this.questions, answers), showCancel: false }))
    const ways = [
      ...(seeAnswers ? [{ label: '看报名时的回答', go: async () => void (await seeAnswers()) }] : []),
      ...(mayBeTakenOut(row) ? [{ label: '移出名单', go: takeThemOut }] : []),
    ]
    void this.once(memberId, async () => {
      const itemList = ways.map(({ label }) => label)
      const { tapIndex } = await wx.showActionSheet({ itemList }).catch(() => ({ tapIndex: -1 }))
      await ways[tapIndex]?.go()
    })
  },

  onApproveChosenTap(this: Host) {
    const { eventId, chosen } = this.data
    void this.once('chosen', async () => {
      if (!(await mayApprove(chosen.length))) return
      // Whoever is in is shown so, also when it stopped half way; the others stay chosen.
      await approveAll(eventId, chosen).finally(() => this.load(() => this.refresh()))
    })
  },
}
