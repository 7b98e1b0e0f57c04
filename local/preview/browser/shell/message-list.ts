import type { PreviewPerson } from '../../options'
import { element } from '../phone/dom'

/** A subscribe message as the local WeChat reports it. */
interface SentMessage {
  touser: string
  template_id: string
  page?: string
  title?: string
  data: Record<string, string | { value: string | number }>
  at: string | number
}

/** In milliseconds. */
const pollTime = 3000
const mostShown = 30

/** 「微信消息」: what arrived, first for the person whose phone is shown. */
export class MessageList {
  private readonly list = element('div', { className: 'messages' })
  readonly node = element('section', {}, element('h2', {}, '微信消息'), this.list)
  private items: SentMessage[] = []
  private person = ''
  private drawn = ''

  constructor(
    private readonly people: PreviewPerson[],
    private readonly open: (openid: string, page: string) => void,
  ) {}

  show(person: string): void {
    this.person = person
    this.draw()
  }

  /** Asks again and again while the page is looked at. */
  poll(): void {
    const again = (): void => void (document.hidden ? undefined : this.fetch())
    setInterval(again, pollTime)
    again()
  }

  private async fetch(): Promise<void> {
    const response = await fetch('/wechat/_sent').catch(() => undefined)
    if (!response?.ok) return
    const { items = [] } = (await response.json().catch(() => ({}))) as { items?: SentMessage[] }
    this.items = items.slice(0, 200)
    this.draw()
  }

  private draw(): void {
    const state = JSON.stringify([this.person, this.items])
    if (state === this.drawn) return
    this.drawn = state
    const own = this.items.filter(({ touser }) => touser === this.person)
    const others = this.items.filter(({ touser }) => touser !== this.person)
    const rows = own.slice(0, mostShown).map((item) => this.row(item, false))
    const rest = others.slice(0, mostShown).map((item) => this.row(item, true))
    const empty = element('p', { className: 'messages__empty' }, '还没有消息。手机里同意订阅后，提醒会出现在这里。')
    this.list.replaceChildren(
      ...(rows.length > 0 ? rows : [empty]),
      ...(rest.length > 0 ? [element('h3', {}, '发给其他人的')] : []),
      ...rest,
    )
  }

  private row({ touser, data, page, at, ...message }: SentMessage, named: boolean): HTMLElement {
    const values = Object.values(data).map((field) => String(typeof field === 'object' ? field.value : field))
    const [title = '', ...lines] = message.title ? [message.title, ...values] : values
    const name = this.people.find(({ openid }) => openid === touser)?.name ?? '其他人'
    const head = element(
      'span',
      { className: 'message__head' },
      named ? `给${name}` : '服务通知',
      element('time', {}, timeOf(at)),
    )
    const body = lines.map((line) => element('span', {}, line))
    const row = element('button', { className: 'message' }, head, element('b', {}, title), ...body)
    row.disabled = !page
    row.onclick = () => page && this.open(touser, page)
    return row
  }
}

function timeOf(at: string | number): string {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return ''
  return date.toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false })
}
