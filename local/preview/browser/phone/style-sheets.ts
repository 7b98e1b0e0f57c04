import type { StyleSheet } from '../../program'
import { element } from './dom'

/**
 * Style elements in the order WeChat applies them: the preview's own, the app's, the components', the page's. Every page is a web view of
 * its own there, so a page's sheet is on only while the page is shown.
 */
export class StyleSheets {
  private readonly added = new Map<string, HTMLStyleElement>()
  private readonly anchors = { app: marker('app'), components: marker('components'), pages: marker('pages') }

  constructor(
    private readonly sheets: Record<string, StyleSheet>,
    private readonly pages: Set<string>,
  ) {
    document.head.append(this.anchors.app, this.anchors.components, this.anchors.pages)
  }

  readonly append = (path: string): void => {
    if (this.added.has(path)) return
    const style = element('style', { textContent: this.sheets[path]?.css ?? '' })
    style.dataset['of'] = path
    const anchor = path === 'app' ? this.anchors.app : this.pages.has(path) ? this.anchors.pages : this.anchors.components
    anchor.before(style)
    this.added.set(path, style)
  }

  /** Turns the sheets of all other pages off. */
  show(page: string): void {
    for (const [path, style] of this.added) if (this.pages.has(path)) style.disabled = path !== page
  }
}

function marker(name: string): HTMLMetaElement {
  return element('meta', { name: `mp-${name}` })
}
