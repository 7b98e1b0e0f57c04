import { definePagedPage } from '../../../behaviors/page'
import { joined } from '../../../behaviors/paging'
import { call, type InputOf } from '../../../services/api'
import { confirm } from '../../../services/confirm'
import { newDraftKey } from '../../../services/draft-key'
import { toast } from '../../../services/toast'
import { recipientLabels } from '../../../shared/labels'
import { limits } from '../../../shared/limits'
import { toldLine, type ToldLine } from './told-line'

type To = InputOf<'events.messagePeople'>['to']

const notes: Record<To, string> = {
  confirmed: '有名额的人，不论到没到',
  notCheckedIn: '有名额、还没到的人',
  checkedIn: '已经到场的人',
  waitlisted: '还在等名额的人',
  active: '连同候补和待审核的人',
}
const choices = (Object.keys(recipientLabels) as To[]).map((value) => ({
  value,
  label: recipientLabels[value],
  note: notes[value],
}))

definePagedPage({
  data: {
    // from the address
    eventId: '',
    // events.getEvent
    title: '',
    // events.listMessages, the latest first
    told: [] as ToldLine[],
    // from the person; stays when the network is lost
    to: 'confirmed' as To,
    text: '',
    mistake: '',
    /** The same until something else is to be sent, so that a lost answer sends no second one. */
    draftKey: '',
    // what never changes
    choices,
    textLimit: limits.message,
  },

  onLoad({ eventId = '', to = 'confirmed' }: { eventId?: string; to?: string }) {
    const chosen = choices.find(({ value }) => value === to)?.value ?? 'confirmed'
    this.setData({ eventId, to: chosen, draftKey: newDraftKey() })
    void this.load(() => this.refresh())
  },

  async readPage(cursor?: string) {
    const { eventId, told, title } = this.data
    const [event, { items, nextCursor = '' }] = await Promise.all([
      title === '' ? call('events.getEvent', { eventId }) : { title },
      call('events.listMessages', { eventId, cursor }),
    ])
    this.setData({ title: event.title, told: joined(cursor, told, items.map(toldLine)), nextCursor })
  },

  onToChange(change: WechatMiniprogram.CustomEvent<{ value: To }>) {
    this.setData({ to: change.detail.value, draftKey: newDraftKey() })
  },

  onTextChange(change: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ text: change.detail.value, mistake: '', draftKey: newDraftKey() })
  },

  onSendTap() {
    const { eventId, to, draftKey } = this.data
    const text = this.data.text.trim()
    if (text === '') {
      this.setData({ mistake: '请写要说的话' })
      return toast('请写要说的话')
    }
    void this.once('send', async () => {
      const content = `发给${recipientLabels[to]}，发出后不能撤回。`
      if (!(await confirm({ title: '发送这条消息？', content, confirmText: '发送' }))) return
      const { people } = await call('events.messagePeople', { eventId, to, text, draftKey })
      this.setData({ text: '', draftKey: newDraftKey() })
      await this.load(() => this.refresh())
      toast(`正在发给 ${people} 人`)
    })
  },
})
