import { definePage } from '../../../behaviors/page'
import { call } from '../../../services/api'
import { getMe } from '../../../services/me'
import { inTreeOrder } from '../../../services/organisation-tree'
import { toast } from '../../../services/toast'
import { limits } from '../../../shared/limits'
import { reachedBy } from '../reach'

interface Line {
  organisationId: string
  name: string
  /** How far below the first one, from 0. */
  depth: number
}

type Act = '' | 'add' | 'rename'
type TextEvent = WechatMiniprogram.CustomEvent<{ value: string }>
type LineEvent = WechatMiniprogram.TouchEvent<object, object, { id: string }>
type ActEvent = WechatMiniprogram.TouchEvent<object, object, { act: Act }>

/** From this many on, a name is found faster by typing. */
const many = 12

const matching = (lines: Line[], typed: string) => lines.filter(({ name }) => name.includes(typed.trim()))

definePage({
  data: {
    // organisations.listTree, those the person looks after
    lines: [] as Line[],
    searchable: false,
    // what the person is doing
    sought: '',
    /** Those that match it. */
    shown: [] as Line[],
    /** The organisation that is open to be changed. */
    openId: '',
    act: '' as Act,
    typed: '',
    mistake: '',
    // what never changes
    nameLimit: limits.organisationName,
  },

  onLoad() {
    void this.load(() => this.refresh())
  },

  async refresh() {
    const [me, tree] = await Promise.all([getMe(), call('organisations.listTree', {})])
    const lines = inTreeOrder(reachedBy(me, tree.items, 'administrator')).map(({ organisationId, name, path }) => {
      return { organisationId, name, depth: path === '' ? 0 : path.split(' › ').length }
    })
    this.setData({ lines, shown: matching(lines, this.data.sought), searchable: lines.length > many })
  },

  onSoughtChange(event: TextEvent) {
    const sought = event.detail.value
    this.setData({ sought, shown: matching(this.data.lines, sought) })
  },

  onLineTap(event: LineEvent) {
    const { id } = event.currentTarget.dataset
    this.setData({ openId: this.data.openId === id ? '' : id, act: '', typed: '', mistake: '' })
  },

  onActTap(event: ActEvent) {
    const { act } = event.currentTarget.dataset
    const open = this.data.lines.find(({ organisationId }) => organisationId === this.data.openId)
    this.setData({ act, typed: act === 'rename' ? (open?.name ?? '') : '', mistake: '' })
  },

  onNameChange(event: TextEvent) {
    this.setData({ typed: event.detail.value, mistake: '' })
  },

  onSaveTap() {
    const { act, openId } = this.data
    const name = this.data.typed.trim()
    if (name === '') return this.setData({ mistake: '请填写名称' })
    void this.once('save', async () => {
      if (act === 'add') await call('organisations.createOrganisation', { parentId: openId, name })
      else await call('organisations.renameOrganisation', { organisationId: openId, name })
      this.setData({ openId: '', act: '', typed: '' })
      toast(act === 'add' ? `已添加${name}` : `已改名为${name}`)
      await this.refresh()
    })
  },
})
