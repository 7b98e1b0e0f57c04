import { definePage } from '../../../behaviors/page'
import { call } from '../../../services/api'
import { newDraftKey } from '../../../services/draft-key'
import { getMe, hasRole } from '../../../services/me'
import { fetchAndOpenSheet, removeSheet } from '../../../services/sheet-file'
import { toast } from '../../../services/toast'
import { limits } from '../../../shared/limits'
import { chosenFilter } from './chosen-filter'
import { asLine, type ExportLine } from './export-line'

type TextEvent = WechatMiniprogram.CustomEvent<{ value: string }>
type SwitchEvent = WechatMiniprogram.CustomEvent<{ value: boolean }>
type ExportEvent = WechatMiniprogram.TouchEvent<object, object, { id: string }>

/** How often the page asks whether a long list is ready, in milliseconds. */
const patience = 5000
let waiting: ReturnType<typeof setTimeout> | undefined
/** Files that were opened: they go from this phone when the page does. */
let opened: string[] = []

definePage({
  data: {
    // from the address
    /** The event whose list is exported; empty for the list of members. */
    eventId: '',
    // members.getMe
    mayExport: false,
    // exports.listMyExports
    lines: [] as ExportLine[],
    // what the person entered
    /** Whose names: as the list of members was narrowed. */
    who: '',
    reason: '',
    reasonMistake: '',
    withPhones: false,
    /** The same until the export exists, so that a lost answer makes no second one. */
    draftKey: '',
    // what never changes
    reasonLimit: limits.reason,
  },

  onLoad({ eventId = '', title = '' }: { eventId?: string; title?: string }) {
    const who = eventId === '' ? chosenFilter().words || '全部成员' : `《${decodeURIComponent(title)}》的全部报名`
    this.setData({ eventId, who, draftKey: newDraftKey() })
    void this.load(() => this.refresh())
  },

  onUnload() {
    if (waiting !== undefined) clearTimeout(waiting)
    opened.forEach(removeSheet)
    opened = []
  },

  async refresh() {
    const me = await getMe()
    const mayExport = hasRole(me, 'administrator') || (this.data.eventId !== '' && hasRole(me, 'organiser'))
    const { items } = mayExport ? await call('exports.listMyExports', {}) : { items: [] }
    const lines = items.map(asLine)
    this.setData({ mayExport, lines })
    if (waiting !== undefined) clearTimeout(waiting)
    if (lines.some(({ isWorking }) => isWorking)) waiting = setTimeout(() => void this.load(() => this.refresh()), patience)
  },

  onReasonChange(event: TextEvent) {
    this.setData({ reason: event.detail.value, reasonMistake: '' })
  },

  onPhonesChange(event: SwitchEvent) {
    this.setData({ withPhones: event.detail.value })
  },

  onExportTap() {
    const { eventId, withPhones, draftKey } = this.data
    const reason = this.data.reason.trim()
    if (reason === '') {
      this.setData({ reasonMistake: '请写明用途' })
      return toast('请写明用途')
    }
    void this.once('export', async () => {
      const wish = { reason, draftKey }
      const { exportId } = await call(
        'exports.requestExport',
        eventId === ''
          ? { what: 'members', filter: chosenFilter().filter, withPhones, ...wish }
          : { what: 'roster', filter: { eventId }, ...wish },
      )
      this.setData({ reason: '', withPhones: false, draftKey: newDraftKey() })
      await this.load(() => this.refresh())
      const line = this.data.lines.find((one) => one.exportId === exportId)
      toast(line?.isReady ? '准备好了，点下面打开' : '人数较多，准备好后会出现在下面')
    })
  },

  onOpenTap(event: ExportEvent) {
    const { id } = event.currentTarget.dataset
    void this.once(`open-${id}`, async () => {
      const { url, fileName } = await call('exports.getExport', { exportId: id })
      if (url === undefined) {
        toast('这份名单已过期，请重新导出')
        return this.refresh()
      }
      opened.push(fileName)
      await fetchAndOpenSheet(fileName, url)
    })
  },
})
