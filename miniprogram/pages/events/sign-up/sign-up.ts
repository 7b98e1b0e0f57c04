import { definePage } from '../../../behaviors/page'
import { stillShown, wrongAmong, type Answers, type Question } from '../../../services/answers'
import { ApiError, call } from '../../../services/api'
import { goBack } from '../../../services/navigation'
import { askToNotify } from '../../../services/subscribe'
import { toast } from '../../../services/toast'
import { whenText } from '../../../services/when'
import { whyNotLabels } from '../../../shared/labels'
import { signUpLabel, type EventItem } from '../seats'
import { isLive } from '../sign-up-status'

interface Asked {
  version: number
  items: Question[]
}

const noQuestions: Asked = { version: 0, items: [] }

definePage({
  data: {
    // from the address
    eventId: '',
    // from the server
    event: undefined as EventItem | undefined,
    questions: noQuestions,
    when: '',
    /** why they cannot sign up; empty when they can, or have */
    whyNot: '',
    /** seats there are for the party, with those it has already */
    seatsLeft: 0,
    /** signed up already: this changes what was said then */
    isEdit: false,
    /** what to know before answering */
    notice: '',
    label: '报名',
    // from the person
    answers: {} as Answers,
    /** the ids of questions that are not answered well */
    wrong: [] as string[],
    companions: 0,
    showsName: false,
  },

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.setData({ eventId })
    void this.load(() => this.refresh())
  },

  async refresh() {
    const { eventId } = this.data
    const event = await call('events.getEvent', { eventId })
    const mine = event.mine && isLive(event.mine.status) ? event.mine : undefined
    const asked = event.questions ?? noQuestions
    const before = mine ? stillShown(asked.items, mine.answers) : await this.lastAnswers(asked)
    void wx.setNavigationBarTitle({ title: mine ? '修改报名' : '填写报名' })
    this.setData({
      event,
      questions: asked,
      when: whenText(event.startsAt, event.endsAt),
      whyNot: mine || !event.whyNot ? '' : whyNotLabels[event.whyNot],
      isEdit: mine !== undefined,
      seatsLeft: event.seatsLeft + (mine?.status === 'confirmed' || mine?.status === 'offered' ? mine.companions + 1 : 0),
      notice: noticeOf(asked, before, mine),
      label: mine ? '保存' : signUpLabel(event),
      answers: before,
      companions: mine?.companions ?? 0,
      showsName: mine?.showsName ?? false,
    })
  },

  /** What was answered last time is a help; without it the form is empty. */
  async lastAnswers({ items }: Asked): Promise<Answers> {
    if (items.length === 0) return {}
    const last = await call('events.getLastAnswers', { eventId: this.data.eventId }).catch(() => undefined)
    return last?.answers ?? {}
  },

  onAnswer(change: WechatMiniprogram.CustomEvent<{ value: Answers }>) {
    const answers = change.detail.value
    const { wrong, questions } = this.data
    const still = wrongAmong(questions.items, answers)
    this.setData({ answers, wrong: wrong.filter((id) => still.includes(id)) })
  },

  onPartyChange(change: WechatMiniprogram.CustomEvent<{ companions: number; showsName: boolean }>) {
    this.setData(change.detail)
  },

  onSendTap() {
    const { questions, answers, isEdit } = this.data
    const wrong = wrongAmong(questions.items, answers)
    this.setData({ wrong })
    if (wrong.length > 0) return toast('还有问题没有答好，请看标出来的')
    const asked = isEdit ? undefined : askToNotify(['eventPromoted', 'eventNews'])
    void this.once('send', async () => {
      await asked
      try {
        await this.send()
      } catch (error) {
        // Somebody changed the questions meanwhile: what still fits stays.
        if (error instanceof ApiError && error.code === 'QUESTIONS_CHANGED') await this.reloadQuestions()
        throw error
      }
      toast(isEdit ? '已保存' : '已提交')
      goBack()
    })
  },

  async send() {
    const { eventId, questions, answers, companions, showsName, isEdit } = this.data
    const name = isEdit ? 'events.editSignUp' : 'events.signUp'
    await call(name, { eventId, answers, questionsVersion: questions.version, companions, showsName })
  },

  async reloadQuestions() {
    const event = await call('events.getEvent', { eventId: this.data.eventId })
    const questions = event.questions ?? noQuestions
    this.setData({ event, questions, answers: stillShown(questions.items, this.data.answers), wrong: [] })
  },
})

function noticeOf(asked: Asked, before: Answers, mine: EventItem['mine']): string {
  if (mine) return mine.answersVersion === asked.version ? '' : '主办方改了问题，请再看一遍您的回答'
  return Object.keys(before).length > 0 ? '已按您上次的回答填好，请看看对不对' : ''
}
