import type { ThemeName } from '../../program'
import { element } from '../phone/dom'
import { queryOf, type ShellState } from './state'

/** Size of the drawn phone with its rim, and the room left around it, in CSS pixels. */
const drawn = { height: 812 + 24, margin: 48 }

interface PhoneWindow extends Window {
  __preview?: { setTheme(theme: ThemeName): void }
}

/** The phone: the page `/phone` in a frame. */
export class PhoneFrame {
  private readonly frame = element('iframe', { title: '手机', allow: 'clipboard-read; clipboard-write' })
  readonly node = element('main', { className: 'stage' }, element('div', { className: 'phone' }, this.frame))
  /** where to begin at the next load; the page in the shell's own address the first time */
  private start = location.hash
  private loaded = false

  load(state: ShellState, framed: boolean): void {
    const query = queryOf(state)
    if (framed) query.set('frame', '1')
    const hash = this.start || (this.loaded ? this.window?.location.hash : '') || ''
    this.start = ''
    this.loaded = true
    // A new frame and not a new address: an address that differs only behind `#` would not load anything.
    this.frame.src = 'about:blank'
    setTimeout(() => (this.frame.src = `/phone?${query}${hash}`))
  }

  /** The next load begins at the first page. */
  forgetPage(): void {
    this.loaded = false
  }

  startAt(page: string): void {
    this.start = `#/${page.replace(/^\//, '')}`
  }

  /** Opens a page in the phone as it is. */
  open(page: string): void {
    if (this.window) this.window.location.hash = `#/${page.replace(/^\//, '')}`
  }

  /** Changes the colours without a reload; false when nothing runs in the phone. */
  setTheme(theme: ThemeName): boolean {
    const preview = this.window?.__preview
    preview?.setTheme(theme)
    return preview !== undefined
  }

  /** Makes the phone as small as the window needs. */
  fit(fill: boolean): void {
    const scale = fill ? 1 : Math.min(1, (innerHeight - drawn.margin) / drawn.height)
    this.node.style.setProperty('--scale', String(scale))
  }

  private get window(): PhoneWindow | null {
    return this.frame.contentWindow
  }
}
