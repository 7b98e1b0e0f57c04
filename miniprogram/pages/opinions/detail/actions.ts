import type { OutputOf } from '../../../services/api'

type Can = OutputOf<'opinions.getOpinion'>['can'][number]

export interface Action {
  does: Can
  /** the word on the button that begins it */
  label: string
  /** the word on the button that does it */
  done: string
}

const all: Record<Can, Action> = {
  rate: { does: 'rate', label: '评价', done: '提交评价' },
  reply: { does: 'reply', label: '答复', done: '发出答复' },
  accept: { does: 'accept', label: '受理', done: '受理' },
  assign: { does: 'assign', label: '交办', done: '确认交办' },
}

/** The words on the two buttons, while a form is open and while none is. */
export function barFor(actions: Action[], doing: Can | ''): { label: string; secondary: string } {
  if (doing === '') return { label: actions[0]?.label ?? '', secondary: actions[1]?.label ?? '' }
  return { label: all[doing].done, secondary: doing === 'rate' ? '' : '返回' }
}

/** What can be done now, at most two: first what moves the opinion on. */
export function mainActions(can: Can[]): Action[] {
  const wanted: Can[] = ['rate', 'accept', 'reply', 'assign']
  return wanted
    .filter((does) => can.includes(does))
    .map((does) => all[does])
    .slice(0, 2)
}
