import { call } from '../../../services/api'
import { confirm } from '../../../services/confirm'
import { doAtDoor, type DoorAct } from '../../../services/door-acts'
import { toast } from '../../../services/toast'
import { memberIn, scanned } from '../scan'
import { placeText } from './book'
import type { RowsAtHand } from './rows-at-hand'
import { tellingOf } from './told'

type IdTap = WechatMiniprogram.TouchEvent<object, object, { id: string }>

/** What these handlers need of the page. */
interface Host {
  data: { eventId: string; isLeaving: boolean }
  atHand: RowsAtHand
  load(work: () => Promise<void>): Promise<void>
  once(key: string, work: () => Promise<void>): Promise<void>
  refresh(): Promise<void>
  nameOf(memberId: string): string
  act(act: DoorAct['act'], memberId: string, words: string): Promise<void>
  told(ticket: string): Promise<boolean>
  offerSeat(ticket: string): Promise<boolean>
}

/** Coming and going: by hand, by ticket, and without a sign-up. */
export const doorHandlers = {
  nameOf(this: Host, memberId: string): string {
    return this.atHand.rows.find((row) => row.memberId === memberId)?.name ?? '这位成员'
  },

  onCheckInTap(this: Host, tap: IdTap) {
    void this.act('in', tap.currentTarget.dataset.id, '已签到')
  },

  onUndoTap(this: Host, tap: IdTap) {
    void this.act('undo', tap.currentTarget.dataset.id, '的签到已撤销')
  },

  onSignOutTap(this: Host, tap: IdTap) {
    void this.act('out', tap.currentTarget.dataset.id, '已离场')
  },

  onUndoOutTap(this: Host, tap: IdTap) {
    void this.act('undoOut', tap.currentTarget.dataset.id, '的离场已撤销')
  },

  /** The line does not wait: the row changes at once, and the next person can be tapped while this one is sent. */
  async act(this: Host, act: DoorAct['act'], memberId: string, words: string) {
    const name = this.nameOf(memberId)
    const result = await doAtDoor(this.data.eventId, { act, memberId }, name)
    if (result.outcome === 'refused') toast(result.refusal?.message ?? '没有记上，请再试一次')
    else toast(`${name} ${words}`)
  },

  onScanTap(this: Host) {
    void this.once('scan', async () => {
      for (;;) {
        const ticket = await scanned()
        if (ticket === undefined) return
        if (!(await this.told(ticket))) return
      }
    })
  },

  /** Does what a scanned ticket asks for, says it, and answers whether to scan the next. */
  async told(this: Host, ticket: string): Promise<boolean> {
    const { eventId, isLeaving } = this.data
    const known = this.atHand.rows.find(({ memberId }) => memberId === memberIn(ticket))
    const result = await doAtDoor(eventId, { act: isLeaving ? 'out' : 'in', ticket }, known?.name ?? '扫到的入场码')
    if (result.outcome === 'refused' && result.refusal?.code === 'SIGN_UP_NOT_FOUND') return this.offerSeat(ticket)
    return confirm({ ...tellingOf(result, known, isLeaving), confirmText: '扫下一位', cancelText: '先到这里' })
  },

  async offerSeat(this: Host, ticket: string): Promise<boolean> {
    const content = '没有报名。还有名额的话，可以现场登记并签到。'
    if (!(await confirm({ title: '没有找到报名', content, confirmText: '现场登记', cancelText: '不用了' }))) return false
    const { name, seats, companions } = await call('events.addWalkIn', { eventId: this.data.eventId, ticket })
    await this.load(() => this.refresh())
    const told = { title: `${name} 已登记并签到`, content: placeText({ seats, companions }) }
    return confirm({ ...told, confirmText: '扫下一位', cancelText: '先到这里' })
  },

  onAtDoorTap(this: Host, tap: IdTap) {
    const { eventId } = this.data
    const memberId = tap.currentTarget.dataset.id
    const companions = this.atHand.rows.find((row) => row.memberId === memberId)?.companions ?? 0
    void this.once(memberId, async () => {
      const { name, seats } = await call('events.addWalkIn', { eventId, memberId, companions })
      await this.load(() => this.refresh())
      toast(`${name} 已登记并签到，${placeText({ seats, companions })}`)
    })
  },
}
