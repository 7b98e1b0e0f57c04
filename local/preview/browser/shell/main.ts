import type { PreviewPerson } from '../../options'
import { element } from '../phone/dom'
import { MessageList } from './message-list'
import { PhoneFrame } from './phone-frame'
import { readState, writeState, type ShellState } from './state'

const largeType = 1.35
/** more than this stand in two columns */
const manyPeople = 5
const narrow = matchMedia('(max-width: 699px)')
/** no room for a column of messages */
const compact = matchMedia('(max-width: 1100px)')

const people = JSON.parse(document.getElementById('people')?.textContent ?? '[]') as PreviewPerson[]
const state = readState(people[0]?.openid ?? 'visitor')
const phone = new PhoneFrame()
const messages = new MessageList(people, openMessage)
const panel = element('aside', { className: 'panel', id: 'panel' })

function change(next: Partial<ShellState>, { reload = true } = {}): void {
  if (next.as !== undefined && next.as !== state.as) phone.forgetPage()
  Object.assign(state, next)
  writeState(state)
  if (reload) phone.load(state, !narrow.matches)
  messages.show(state.as)
  draw()
}

function openMessage(openid: string, page: string): void {
  panel.classList.remove('panel--open')
  if (openid === state.as) return phone.open(page)
  phone.startAt(page)
  Object.assign(state, { as: openid })
  change({})
}

function draw(): void {
  const buttons = people.map(({ openid, name, role }) => {
    const chosen = openid === state.as
    const picture = element('span', { className: 'person__picture', ariaHidden: 'true' }, name.slice(-1))
    const words = element('span', {}, element('b', {}, name), element('small', {}, role))
    return toggle('person', chosen, () => change({ as: openid }), picture, words)
  })
  const dark = state.theme === 'dark'
  const large = state.font > 1
  panel.replaceChildren(
    heading(),
    element('h2', {}, '用谁的手机看'),
    element('div', { className: people.length > manyPeople ? 'people people--many' : 'people' }, ...buttons),
    element('h2', {}, '手机的设置'),
    element(
      'div',
      { className: 'switches' },
      toggle(
        'switch',
        dark,
        () => change({ theme: dark ? 'light' : 'dark' }, { reload: !phone.setTheme(dark ? 'light' : 'dark') }),
        '深色',
      ),
      toggle('switch', large, () => change({ font: large ? 1 : largeType }), '大字'),
      element('button', { className: 'switch', onclick: () => change({}) }, '重新打开'),
    ),
    ...(compact.matches ? [messages.node] : []),
  )
  document.documentElement.dataset['theme'] = state.theme
}

function heading(): HTMLElement {
  const words = element('div', {}, element('h1', {}, '同心桥'), element('p', {}, '微信小程序 · 浏览器预览'))
  return element('header', { className: 'heading' }, element('span', { className: 'logo', ariaHidden: 'true' }), words)
}

function toggle(className: string, on: boolean, onclick: () => void, ...content: (Node | string)[]): HTMLButtonElement {
  const button = element('button', { className, onclick }, ...content)
  button.setAttribute('aria-pressed', String(on))
  return button
}

function lay(): void {
  document.body.classList.toggle('narrow', narrow.matches)
  const handle = element('button', { className: 'handle' }, '切换')
  handle.onclick = () => {
    handle.textContent = panel.classList.toggle('panel--open') ? '收起' : '切换'
  }
  handle.setAttribute('aria-controls', 'panel')
  document.body.replaceChildren(panel, phone.node, ...(narrow.matches ? [handle] : []))
  if (!compact.matches) document.body.append(element('aside', { className: 'inbox' }, messages.node))
  phone.fit(narrow.matches)
  change({})
}

for (const width of [narrow, compact]) width.addEventListener('change', lay)
addEventListener('resize', () => phone.fit(narrow.matches))
lay()
messages.poll()
