import { definePagedPage } from '../../../behaviors/page'
import { joined } from '../../../behaviors/paging'
import { call, type OutputOf } from '../../../services/api'
import { confirm } from '../../../services/confirm'
import { openPage } from '../../../services/navigation'
import { toast } from '../../../services/toast'
import { whenText } from '../../../services/when'
import { memberStatusLabels } from '../../../shared/labels'

type Pair = OutputOf<'merges.listDuplicates'>['items'][number]
type PairEvent = WechatMiniprogram.TouchEvent<object, object, { id: string }>

interface Line {
  duplicateId: string
  /** 「手机号相同，姓名相同」 */
  why: string
  people: { memberId: string; name: string; note: string; assisted: boolean }[]
}

const reasons: Record<Pair['why'][number], string> = { phone: '手机号相同', name: '同一个组织里姓名相同' }

const asLine = ({ duplicateId, why, people }: Pair): Line => ({
  duplicateId,
  why: why.map((one) => reasons[one]).join('，'),
  people: people.map(({ memberId, name, phone, organisationNames, status, registeredAt, assisted }) => ({
    memberId,
    name,
    assisted,
    note: [
      `${phone ?? '没有留手机号'} · ${memberStatusLabels[status]}`,
      organisationNames.join('、'),
      `${whenText(registeredAt)} 登记`,
    ].join('\n'),
  })),
})

definePagedPage({
  data: {
    // merges.listDuplicates
    pairs: [] as Line[],
    // what staff are doing
    /** Looks at a pair on another page, where it may be merged. */
    away: false,
  },

  onLoad() {
    void this.load(() => this.refresh())
  },

  onShow() {
    if (!this.data.away) return
    this.setData({ away: false })
    void this.load(() => this.refresh())
  },

  async readPage(cursor?: string) {
    const { items, nextCursor = '' } = await call('merges.listDuplicates', { cursor })
    this.setData({ pairs: joined(cursor, this.data.pairs, items.map(asLine)), nextCursor })
  },

  onMergeTap(event: PairEvent) {
    const pair = this.data.pairs.find(({ duplicateId }) => duplicateId === event.currentTarget.dataset.id)
    const [keep, go] = pair?.people ?? []
    if (!keep || !go) return
    this.setData({ away: true })
    openPage(`/pages/members/merge/merge?keepId=${keep.memberId}&goId=${go.memberId}`)
  },

  onTwoPeopleTap(event: PairEvent) {
    const pair = this.data.pairs.find(({ duplicateId }) => duplicateId === event.currentTarget.dataset.id)
    if (!pair) return
    void this.once(pair.duplicateId, async () => {
      const content = `${pair.people.map(({ name }) => name).join('和')}以后不再列在这里。`
      if (!(await confirm({ title: '确定是两个人？', content, confirmText: '是两个人' }))) return
      await call('merges.dismissDuplicate', { duplicateId: pair.duplicateId })
      this.setData({ pairs: this.data.pairs.filter(({ duplicateId }) => duplicateId !== pair.duplicateId) })
      toast('记下了')
    })
  },
})
