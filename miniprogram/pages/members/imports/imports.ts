import { definePage } from '../../../behaviors/page'
import { call } from '../../../services/api'
import { confirm } from '../../../services/confirm'
import { getMe, hasRole } from '../../../services/me'
import { openPage } from '../../../services/navigation'
import { openSheet } from '../../../services/sheet-file'
import { toast, toastError } from '../../../services/toast'
import { chooseAndUploadSheet } from '../../../services/upload'
import { limits } from '../../../shared/limits'
import type { Progress, Remark, Step, Waiting } from './progress-words'
import { comingOf, stepOf, waitingLine } from './progress-words'

type Choice = 'skip' | 'keep'
type ChoiceEvent = WechatMiniprogram.CustomEvent<{ value: Choice }>
type ImportEvent = WechatMiniprogram.CustomEvent<Record<string, never>, Record<string, never>, { id: string }>

/** Counts the imports that are shown, so that one which is left does not go on writing to the page. */
let shown = 0

definePage({
  data: {
    // members.getMe
    mayImport: false,
    // imports.listImports: those that wait, and those of the last days
    waiting: [] as Waiting[],
    earlier: [] as Waiting[],
    // imports.getImport
    step: 'begin' as Step,
    progress: null as Progress | null,
    /** How many will become members as chosen. */
    coming: 0,
    percent: 0,
    problems: [] as Remark[],
    problemsCursor: '',
    duplicates: [] as Remark[],
    duplicatesCursor: '',
    // what the person chose
    choice: 'skip' as Choice,
    // what never changes
    most: limits.importRows,
    choices: [
      { value: 'skip', label: '跳过这些行', note: '已经有的人不再加一次' },
      { value: 'keep', label: '也导入', note: '确实是不同的人时才选' },
    ],
  },

  onLoad() {
    void this.load(() => this.refresh())
  },

  onUnload() {
    shown++
  },

  async refresh() {
    const { progress } = this.data
    if (progress && this.data.step !== 'begin') return this.show(progress.importId)
    const me = await getMe()
    const mayImport = hasRole(me, 'administrator')
    const { items } = mayImport ? await call('imports.listImports', {}) : { items: [] }
    const waits = ({ state }: Progress) => state === 'ready' || state === 'working'
    this.setData({
      mayImport,
      waiting: items.filter(waits).map(waitingLine),
      earlier: items.filter(({ state }) => state === 'done').map(waitingLine),
    })
  },

  onTemplateTap() {
    void this.once('template', async () => {
      const { fileName, base64 } = await call('imports.getTemplate', {})
      await openSheet(fileName, base64)
    })
  },

  onChooseTap() {
    void this.once('choose', async () => {
      const chosen = await chooseAndUploadSheet(limits.importBytes)
      if (chosen === 'cancelled') return
      if (chosen === 'notSheet') return toast('请选 .xlsx 表格；别的格式请先另存为 .xlsx')
      if (chosen === 'tooLarge') return toast('文件太大，请分成几份')
      const { importId } = await call('imports.startImport', chosen)
      await this.show(importId)
    })
  },

  onImportOpen(event: ImportEvent) {
    const { id } = event.currentTarget.dataset
    void this.once('open', () => this.show(id))
  },

  /** Shows how far an import is, and goes on with one that was promised. */
  async show(importId: string) {
    shown++
    const found = await call('imports.getImport', { importId })
    const known = found.duplicates > 0 ? await call('imports.getImport', { importId, show: 'duplicates' }) : null
    this.setData({
      problems: found.remarks,
      problemsCursor: found.nextCursor ?? '',
      duplicates: known?.remarks ?? [],
      duplicatesCursor: known?.nextCursor ?? '',
    })
    this.note(found)
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    if (found.state === 'working') this.goOn(importId).catch(toastError)
  },

  note(progress: Progress) {
    const { good, worked } = progress
    this.setData({
      progress,
      step: stepOf(progress),
      coming: comingOf(progress, this.data.choice),
      percent: good === 0 ? 100 : Math.floor((worked * 100) / good),
    })
  },

  onMoreProblemsTap() {
    void this.once('problems', async () => {
      const found = await this.more('problems', this.data.problemsCursor)
      this.setData({ problems: [...this.data.problems, ...found.remarks], problemsCursor: found.nextCursor ?? '' })
    })
  },

  onMoreDuplicatesTap() {
    void this.once('duplicates', async () => {
      const found = await this.more('duplicates', this.data.duplicatesCursor)
      this.setData({ duplicates: [...this.data.duplicates, ...found.remarks], duplicatesCursor: found.nextCursor ?? '' })
    })
  },

  more(show: 'problems' | 'duplicates', cursor: string) {
    return call('imports.getImport', { importId: this.data.progress?.importId ?? '', show, cursor })
  },

  onChoiceChange(event: ChoiceEvent) {
    const choice = event.detail.value
    const { progress } = this.data
    this.setData({ choice, coming: progress ? comingOf(progress, choice) : 0 })
  },

  onCommitTap() {
    const { progress, coming } = this.data
    if (!progress) return
    void this.once('commit', async () => {
      const content = '导入后他们就是正式成员。请确认他们都已同意登记。'
      if (!(await confirm({ title: `导入 ${coming} 人？`, content, confirmText: '导入' }))) return
      await this.goOn(progress.importId)
    })
  },

  /** Asks again and again until all is done. Whoever leaves the page loses nothing: the server goes on. */
  async goOn(importId: string) {
    const mine = ++shown
    for (;;) {
      const progress = await call('imports.commitImport', { importId, duplicates: this.data.choice })
      if (mine !== shown) return
      this.note(progress)
      if (progress.state !== 'working') return
    }
  },

  onCancelTap() {
    const { progress } = this.data
    if (!progress) return
    void this.once('cancel', async () => {
      const content = '读到的内容会全部删掉，谁也不会成为成员。'
      if (!(await confirm({ title: '不导入了？', content, confirmText: '不导入' }))) return
      await call('imports.cancelImport', { importId: progress.importId })
      await this.begin()
    })
  },

  onAgainTap() {
    void this.once('again', () => this.begin())
  },

  async begin() {
    shown++
    this.setData({ step: 'begin', progress: null, problems: [], duplicates: [], choice: 'skip' })
    await this.refresh()
  },

  onPeopleTap() {
    openPage('/pages/members/people/people')
  },
})
