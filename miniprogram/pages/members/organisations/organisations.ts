import { definePage } from '../../../behaviors/page'
import { call, type OutputOf } from '../../../services/api'
import { draftKeys } from '../../../services/draft-key'
import { getMe } from '../../../services/me'
import { openPage } from '../../../services/navigation'
import { inTreeOrder } from '../../../services/organisation-tree'
import { toast } from '../../../services/toast'
import { agoText } from '../../../services/when'
import { reorganisationStateLabels } from '../../../shared/labels'
import { limits } from '../../../shared/limits'
import { reachedBy } from '../reach'

interface Line {
  organisationId: string
  name: string
  /** How far below the first one, from 0. */
  depth: number
  /** Hangs under another that the person looks after, so that they can move, merge or close it. */
  hangs: boolean
}

/** Begins anew with every page, and after every organisation that was added. */
let keyFor = draftKeys()

/** A move, merge or closing in words. */
interface DoneLine {
  key: string
  did: string
  note: string
}

type Act = '' | 'add' | 'rename'
type OpenEvent = WechatMiniprogram.TouchEvent<object, object, { url: string }>
type TextEvent = WechatMiniprogram.CustomEvent<{ value: string }>
type LineEvent = WechatMiniprogram.TouchEvent<object, object, { id: string }>
type ActEvent = WechatMiniprogram.TouchEvent<object, object, { act: Act }>

/** From this many on, a name is found faster by typing. */
const many = 12

const matching = (lines: Line[], typed: string) => lines.filter(({ name }) => name.includes(typed.trim()))

const changes = [
  { kind: 'move', label: '移动', icon: 'swap' },
  { kind: 'merge', label: '合并', icon: 'git-merge' },
  { kind: 'close', label: '关闭', icon: 'close-circle' },
]

function doneLine(act: OutputOf<'reorganisations.listReorganisations'>['items'][number]): DoneLine {
  const { kind, organisationName, toName, byName, at, state } = act
  const did = {
    move: `「${organisationName}」移到「${toName}」下面`,
    merge: `「${organisationName}」并入「${toName}」`,
    close: `「${organisationName}」关闭`,
  }
  return { key: act.reorganisationId, did: did[kind], note: `${byName} · ${agoText(at)} · ${reorganisationStateLabels[state]}` }
}

definePage({
  data: {
    // organisations.listTree, those the person looks after
    lines: [] as Line[],
    searchable: false,
    // reorganisations.listReorganisations, the newest few
    acts: [] as DoneLine[],
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
    changes,
    nameLimit: limits.organisationName,
  },

  onLoad() {
    keyFor = draftKeys()
    void this.load(() => this.refresh())
  },

  /** Back from a page that changed something. */
  onShow() {
    if (this.data.state === 'ready') void this.load(() => this.refresh())
  },

  async refresh() {
    const [me, tree, acts] = await Promise.all([
      getMe(),
      call('organisations.listTree', {}),
      call('reorganisations.listReorganisations', { limit: 3 }),
    ])
    const reached = reachedBy(me, tree.items, 'administrator')
    const ids = new Set(reached.map(({ organisationId }) => organisationId))
    const lines = inTreeOrder(reached).map(({ organisationId, name, path, parentId = '' }) => {
      return { organisationId, name, depth: path === '' ? 0 : path.split(' › ').length, hangs: ids.has(parentId) }
    })
    this.setData({
      acts: acts.items.map(doneLine),
      lines,
      shown: matching(lines, this.data.sought),
      searchable: lines.length > many,
    })
  },

  onSoughtChange(event: TextEvent) {
    const sought = event.detail.value
    this.setData({ sought, shown: matching(this.data.lines, sought) })
  },

  onLineTap(event: LineEvent) {
    const { id } = event.currentTarget.dataset
    this.setData({ openId: this.data.openId === id ? '' : id, act: '', typed: '', mistake: '' })
  },

  onOpenTap(event: OpenEvent) {
    openPage(event.currentTarget.dataset.url)
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
      if (act === 'add') await this.add(openId, name)
      else await call('organisations.renameOrganisation', { organisationId: openId, name })
      this.setData({ openId: '', act: '', typed: '' })
      toast(act === 'add' ? `已添加${name}` : `已改名为${name}`)
      await this.refresh()
    })
  },

  async add(parentId: string, name: string) {
    const draftKey = keyFor([parentId, name])
    await call('organisations.createOrganisation', { parentId, name, draftKey })
    keyFor = draftKeys()
  },
})
