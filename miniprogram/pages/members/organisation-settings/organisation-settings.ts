import { definePage } from '../../../behaviors/page'
import { call, type InputOf, type OutputOf } from '../../../services/api'
import { mistakeIn, tidied } from '../../../services/edited-questions'
import { toast } from '../../../services/toast'
import { questionKindLabels } from '../../../shared/labels'
import { limits } from '../../../shared/limits'

type Organisation = OutputOf<'organisations.getOrganisation'>
type Questions = InputOf<'organisations.editQuestions'>['questions']
type SaveEvent<T extends object> = WechatMiniprogram.CustomEvent<T>

const kinds = Object.entries(questionKindLabels).map(([value, label]) => ({ value, label }))

definePage({
  data: {
    // from the query
    organisationId: '',
    // organisations.getOrganisation
    name: '',
    contact: { phone: '', address: '', hours: '' },
    officers: [] as { memberId: string; name: string; title: string }[],
    intake: null as { startsOn: string; endsOn: string; most: number } | null,
    /** 「还有 12 个名额」 */
    left: '',
    // what the person is doing
    questions: [] as Questions,
    asked: false,
    // what never changes
    kinds,
    limits,
  },

  onLoad(query) {
    this.setData({ organisationId: query.organisationId ?? '' })
    void this.load(() => this.refresh())
  },

  async refresh() {
    const { organisationId } = this.data
    this.show(await call('organisations.getOrganisation', { organisationId }))
  },

  show({ name, contact, officers = [], questions, intake }: Organisation) {
    const { phone = '', address = '', hours = '' } = contact
    this.setData({
      name,
      contact: { phone, address, hours },
      officers: officers.map((officer) => ({ ...officer, memberId: officer.memberId ?? '' })),
      questions: questions.items,
      asked: questions.items.length > 0,
      intake: intake ? { startsOn: intake.startsOn, endsOn: intake.endsOn, most: intake.most } : null,
      left: intake ? `本期还有 ${intake.left} 个名额` : '',
    })
  },

  onContactSave(event: SaveEvent<{ contact: { phone?: string; address?: string; hours?: string } }>) {
    const { organisationId } = this.data
    void this.once('contact', async () => {
      await call('organisations.editContact', { organisationId, ...event.detail.contact })
      toast('联系方式已保存')
    })
  },

  onOfficersSave(event: SaveEvent<{ officers: { memberId: string; title: string }[] }>) {
    const { organisationId } = this.data
    void this.once('officers', async () => {
      await call('organisations.editOfficers', { organisationId, officers: event.detail.officers })
      toast('负责人已更新')
      // Only this part anew: what is typed in the others stays.
      const { officers = [] } = await call('organisations.getOrganisation', { organisationId })
      this.setData({ officers: officers.map((officer) => ({ ...officer, memberId: officer.memberId ?? '' })) })
    })
  },

  onQuestionsChange(event: SaveEvent<{ value: Questions }>) {
    this.setData({ questions: event.detail.value })
  },

  onQuestionsSave() {
    const { organisationId } = this.data
    const questions = tidied(this.data.questions)
    const mistake = mistakeIn(questions)
    if (mistake !== '') return toast(mistake)
    void this.once('questions', async () => {
      await call('organisations.editQuestions', { organisationId, questions })
      toast('问题已保存，新登记的人会看到')
      const saved = await call('organisations.getOrganisation', { organisationId })
      this.setData({ questions: saved.questions.items, asked: saved.questions.items.length > 0 })
    })
  },

  onIntakeSave(event: SaveEvent<Pick<InputOf<'organisations.editIntake'>, 'intake'>>) {
    const { organisationId } = this.data
    const { intake } = event.detail
    void this.once('intake', async () => {
      await call('organisations.editIntake', { organisationId, ...(intake ? { intake } : {}) })
      toast(intake ? '登记限制已保存' : '已取消登记限制')
      this.setData({ intake: intake ?? null, left: '' })
    })
  },
})
