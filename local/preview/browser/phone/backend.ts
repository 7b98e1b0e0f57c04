import { glassEasel } from 'glass-easel-miniprogram-adapter'
import { builtInTags } from '../../built-in-tags'
import { browserValue, needsBrowserValue } from '../../compile/css-values'
import { viewOffset } from './view'

const tags = new Set(builtInTags)

/**
 * The only events WeChat takes from the page itself. Any other DOM event (`click`, `change`, `input`) would reach the handlers a second
 * time, because the built-in elements fire events of the same names.
 */
const nativeEvents = new Set([
  'touchstart',
  'touchmove',
  'touchend',
  'touchcancel',
  'transitionend',
  'animationstart',
  'animationiteration',
  'animationend',
])

type Backend = InstanceType<typeof glassEasel.CurrentWindowBackendContext>

/** The framework's DOM backend, made to behave like a page of WeChat. */
export function createBackend(appendStyleSheet: (path: string) => void): Backend {
  patchBodyListeners()
  patchInlineStyles()
  patchRectangles()
  const backend = new glassEasel.CurrentWindowBackendContext()
  const create = document.createElement.bind(document)
  backend.document = {
    createElement: (tag: string) => create(tags.has(tag) ? `wx-${tag}` : tag) as never,
    createTextNode: (text: string) => document.createTextNode(text) as never,
    createDocumentFragment: () => document.createDocumentFragment() as never,
  }
  const listen = backend.setListenerStats.bind(backend)
  backend.setListenerStats = (node, type, capture, level) => {
    if (nativeEvents.has(type)) listen(node, type, capture, level)
  }
  backend.appendStyleSheetPath = (path) => {
    appendStyleSheet(path)
    return 0
  }
  backend.onEvent(dispatch)
  return backend
}

type Dispatch = Parameters<Backend['onEvent']>[0]
type EventOptions = Parameters<Dispatch>[3]

const dispatch: Dispatch = (target, type, detail: unknown, options: EventOptions) => {
  const original: unknown = options.originalEvent
  const source = original instanceof Event ? original.target : null
  if (type === 'tap' && source instanceof Element && source.closest('wx-button[disabled]')) return undefined
  const touches = original instanceof Event ? touchesOf(original) : {}
  const event = new glassEasel.Event(type, type === 'tap' ? inView(detail) : detail, { ...options, extraFields: touches })
  glassEasel.Event.dispatchEvent(target, event)
  return event.getEventBubbleStatus()
}

function inView(detail: unknown): unknown {
  const { x, y } = detail as { x: number; y: number }
  return { x, y: y - viewOffset() }
}

interface Finger {
  identifier: number
  pageX: number
  pageY: number
  clientX: number
  clientY: number
}

function touchesOf(event: Event): Record<string, Finger[]> {
  if (!('touches' in event) || !('changedTouches' in event)) return {}
  return { touches: fingers(event.touches), changedTouches: fingers(event.changedTouches) }
}

/** Only plain values: a DOM touch cannot be copied into an event of the mini-program. */
function fingers(list: unknown): Finger[] {
  const offset = viewOffset()
  return Array.from(list as ArrayLike<Finger>, ({ identifier, pageX, pageY, clientX, clientY }) => ({
    identifier,
    pageX,
    pageY: pageY - offset,
    clientX,
    clientY: clientY - offset,
  }))
}

/** `catch:touchmove` must be able to stop scrolling, and browsers make touch listeners on the body passive by default. */
function patchBodyListeners(): void {
  const add = document.body.addEventListener.bind(document.body)
  document.body.addEventListener = (type: string, listener: EventListenerOrEventListenerObject, options?: boolean | object) => {
    const given = typeof options === 'object' ? options : { capture: options === true }
    add(type, listener, type.startsWith('touch') ? { ...given, passive: false } : given)
  }
}

function patchInlineStyles(): void {
  const set = Element.prototype.setAttribute
  Element.prototype.setAttribute = function (name: string, value: string) {
    set.call(this, name, name === 'style' && typeof value === 'string' && needsBrowserValue(value) ? browserValue(value) : value)
  }
}

/** In WeChat the page begins under the title bar, so measures must not count it. */
function patchRectangles(): void {
  const measure = glassEasel.Element.prototype.getBoundingClientRect
  glassEasel.Element.prototype.getBoundingClientRect = function (callback) {
    measure.call(this, (rect) => callback({ ...rect, top: rect.top - viewOffset() }))
  }
}
