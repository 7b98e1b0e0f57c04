import { mistakeIn as mistakeInQuestions } from '../../../services/edited-questions'
import { limits } from '../../../shared/limits'
import { closingOf, type EventForm } from './form'
import { fromWallClock } from './shanghai-time'

/** What can be wrong, in the order of the page. */
export const places = [
  'title',
  'organisationId',
  'start',
  'end',
  'series',
  'place',
  'onlineUrl',
  'capacity',
  'closesAt',
  'audience',
  'quotas',
  'opensAt',
  'cancelBy',
  'questions',
] as const

export type FormErrors = Partial<Record<(typeof places)[number], string>>

const isSeats = (typed: string) => /^\d+$/.test(typed) && Number(typed) >= 1 && Number(typed) <= limits.capacity

function mistakesInTime(form: EventForm, now: number, moved: boolean): FormErrors {
  const start = fromWallClock(form.start)
  const errors: FormErrors = {}
  if (moved && start <= now) errors.start = '开始时间已经过了，请改到以后'
  else if (moved && form.closesBefore !== 'at' && closingOf(form) <= now)
    errors.start = '报名截止已经过了，请把开始改晚些，或把截止改近些'
  if (fromWallClock(form.end) <= start) errors.end = '结束要晚于开始'
  return errors
}

/** The moments around signing up, in an order in which somebody can sign up at all. */
function mistakesInDeadlines(form: EventForm, now: number, moved: boolean): FormErrors {
  const closes = closingOf(form)
  const errors: FormErrors = {}
  if (form.closesBefore === 'at') {
    if (closes > fromWallClock(form.end)) errors.closesAt = '报名截止不能晚于活动结束'
    else if (moved && closes <= now) errors.closesAt = '报名截止已经过了，请改晚些'
  }
  if (form.opens === 'at' && fromWallClock(form.opensAt) >= closes) errors.opensAt = '开始报名要早于报名截止'
  if (form.cancelPolicy === 'untilDeadline' && fromWallClock(form.cancelBy) > fromWallClock(form.start))
    errors.cancelBy = '取消的截止时间不能晚于活动开始'
  return errors
}

function mistakesInSeats({ capacity, quotas, audience }: EventForm): FormErrors {
  const errors: FormErrors = {}
  if (!isSeats(capacity)) errors.capacity = `请填写名额，1 到 ${limits.capacity} 的整数`
  if (quotas.some(({ most }) => !isSeats(most))) errors.quotas = '请给每个组织填写最多几个名额'
  else if (isSeats(capacity) && quotas.some(({ most }) => Number(most) > Number(capacity)))
    errors.quotas = '一个组织的名额不能比总名额多'
  if (audience.by === 'organisations' && audience.organisationIds.length === 0) errors.audience = '请选择哪些组织的成员可以报名'
  if (audience.by === 'segment' && audience.segmentId === '') errors.audience = '请选择一个分组'
  return errors
}

/** Whether a moment was moved that must lie ahead; those of an event that has begun may stay. */
function isMoved(form: EventForm, former: EventForm | null): boolean {
  if (!former) return true
  const moments = ({ start, closesBefore, closesAt }: EventForm) => JSON.stringify([start, closesBefore, closesAt])
  return moments(form) !== moments(former)
}

/** What is still to correct, by field, in words. `former` is the event as it stands when it is edited. */
export function mistakesIn(form: EventForm, now: number, former: EventForm | null = null): FormErrors {
  const moved = isMoved(form, former)
  const errors: FormErrors = {}
  if (form.title.trim() === '') errors.title = '请写活动名称'
  if (form.organisationId === '') errors.organisationId = '请选择主办组织'
  if (form.place.name.trim() === '') errors.place = '请写活动地点，线上活动写“线上”'
  const link = form.onlineUrl.trim()
  if (link !== '' && !/^https:\/\/[^\s/.]+\.[^\s]+$/.test(link)) errors.onlineUrl = '请粘贴以 https:// 开头的完整链接'
  const questions = mistakeInQuestions(form.questions)
  if (questions !== '') errors.questions = questions
  return { ...errors, ...mistakesInTime(form, now, moved), ...mistakesInDeadlines(form, now, moved), ...mistakesInSeats(form) }
}

/** The first thing to correct as the page is read. */
export function firstOf(errors: FormErrors): (typeof places)[number] | undefined {
  return places.find((place) => errors[place] !== undefined && errors[place] !== '')
}

/** Which folded parts have something to correct, so that they open. */
export function foldsOf(errors: FormErrors) {
  const has = (place: keyof FormErrors) => (errors[place] ?? '') !== ''
  return {
    series: has('series'),
    online: has('onlineUrl'),
    audience: has('audience'),
    quotas: has('quotas'),
    rules: has('opensAt'),
    cancelling: has('cancelBy'),
    questions: has('questions'),
  }
}
