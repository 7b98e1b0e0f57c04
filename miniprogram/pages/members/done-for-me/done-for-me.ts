import { definePagedPage } from '../../../behaviors/page'
import { joined } from '../../../behaviors/paging'
import { call, type OutputOf } from '../../../services/api'
import { confirm } from '../../../services/confirm'
import { openPage } from '../../../services/navigation'
import { toast } from '../../../services/toast'
import { whenText } from '../../../services/when'

type Act = OutputOf<'members.listDoneForMe'>['items'][number]
type ActEvent = WechatMiniprogram.TouchEvent<object, object, { id: string }>

interface Line extends Omit<Act, 'undone'> {
  /** 「李敏 · 今天 14:30 代办」 */
  by: string
  /** 「昨天 9:00 报名已取消」 */
  undone: string
}

const asLine = (act: Act): Line => ({
  ...act,
  by: `${act.byName} · ${whenText(act.at)} 代办`,
  undone: act.undone === undefined ? '' : `${whenText(act.undone.at)} ${act.undone.words}`,
})

definePagedPage({
  data: {
    // members.listDoneForMe, the latest first
    acts: [] as Line[],
  },

  onLoad() {
    void this.load(() => this.refresh())
  },

  async readPage(cursor?: string) {
    const { items, nextCursor = '' } = await call('members.listDoneForMe', { cursor })
    this.setData({ acts: joined(cursor, this.data.acts, items.map(asLine)), nextCursor })
  },

  onUndoTap(event: ActEvent) {
    const act = this.data.acts.find(({ doneForId }) => doneForId === event.currentTarget.dataset.id)
    if (!act) return
    void this.once(act.doneForId, async () => {
      const content = `${act.what}。${act.how ?? ''}。`
      if (!(await confirm({ title: '撤销这件事？', content, confirmText: '撤销' }))) return
      await call('members.undoDoneForMe', { doneForId: act.doneForId })
      await this.refresh()
      toast('已撤销')
    })
  },

  onElsewhereTap(event: ActEvent) {
    const act = this.data.acts.find(({ doneForId }) => doneForId === event.currentTarget.dataset.id)
    if (act?.page !== undefined) openPage(act.page)
  },
})
