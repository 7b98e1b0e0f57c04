import { type OutputOf } from '../../../services/api'
import { answerLines } from './answers'
import { mayBeTakenOut, type RosterItem } from './book'
import { review, reviewAll, takeOut } from './reviewing'

type IdTap = WechatMiniprogram.TouchEvent<object, object, { id: string }>
export type Questions = NonNullable<OutputOf<'events.getEvent'>['questions']>['items']

/** What these handlers need of the page. */
interface Host {
  data: { eventId: string; chosen: string[] }
  rows: RosterItem[]
  questions: Questions
  setData(data: { chosen: string[] }): void
  load(work: () => Promise<void>): Promise<void>
  once(key: string, work: () => Promise<void>): Promise<void>
  refresh(): Promise<void>
  show(): void
  nameOf(memberId: string): string
  takeOut(eventId: string, memberId: string, name: string): Promise<void>
}

/** Letting people in who asked, one by one or several; what they answered; taking somebody out. */
export const reviewHandlers = {
  onApproveTap(this: Host, tap: IdTap) {
    const { id } = tap.currentTarget.dataset
    void this.once(id, async () => {
      if (await review(this.data.eventId, id, this.nameOf(id), 'approve')) await this.load(() => this.refresh())
    })
  },

  onRejectTap(this: Host, tap: IdTap) {
    const { id } = tap.currentTarget.dataset
    void this.once(id, async () => {
      if (await review(this.data.eventId, id, this.nameOf(id), 'reject')) await this.load(() => this.refresh())
    })
  },

  onChooseTap(this: Host, tap: IdTap) {
    const { id } = tap.currentTarget.dataset
    const { chosen } = this.data
    this.setData({ chosen: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id] })
    this.show()
  },

  onOthersTap(this: Host, tap: IdTap) {
    const { eventId } = this.data
    const row = this.rows.find(({ memberId }) => memberId === tap.currentTarget.dataset.id)
    if (!row) return
    const { memberId, name, answers } = row
    const seeAnswers =
      answers && (() => wx.showModal({ title: name, content: answerLines(this.questions, answers), showCancel: false }))
    const ways = [
      ...(seeAnswers ? [{ label: '看报名时的回答', go: async () => void (await seeAnswers()) }] : []),
      ...(mayBeTakenOut(row) ? [{ label: '取消这份报名', go: () => this.takeOut(eventId, memberId, name) }] : []),
    ]
    void this.once(memberId, async () => {
      const itemList = ways.map(({ label }) => label)
      const { tapIndex } = await wx.showActionSheet({ itemList }).catch(() => ({ tapIndex: -1 }))
      await ways[tapIndex]?.go()
    })
  },

  async takeOut(this: Host, eventId: string, memberId: string, name: string) {
    if (await takeOut(eventId, memberId, name)) await this.load(() => this.refresh())
  },

  onApproveChosenTap(this: Host) {
    const { eventId, chosen } = this.data
    void this.once('chosen', async () => {
      if (!(await reviewAll(eventId, chosen))) return
      this.setData({ chosen: [] })
      await this.load(() => this.refresh())
    })
  },
}
