import { glassEasel } from 'glass-easel-miniprogram-adapter'
import { builtInOfNode, type BuiltIn } from '../elements/built-in'
import { temporaryClass } from '../elements/placeholder'
import type { Component } from './environment'
import { viewOffset } from './view'

/** In milliseconds, as WeChat documents it. */
const longPressTime = 350
/** How far a finger may move and still rest, in CSS pixels. */
const rest = 10

/** Long press, pressed looks and the keyboard: what the framework's DOM backend does not do. */
export function listenForGestures(): void {
  listenForLongPress()
  listenForHover()
  listenForKeys()
}

function listenForLongPress(): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let start = { x: 0, y: 0 }
  on('touchstart', (event) => {
    const finger = event.touches[0]
    clearTimeout(timer)
    if (!finger) return
    start = { x: finger.clientX, y: finger.clientY }
    timer = setTimeout(() => {
      const detail = { x: start.x, y: start.y - viewOffset() }
      for (const name of ['longpress', 'longtap']) dispatch(event.target, name, detail)
    }, longPressTime)
  })
  on('touchmove', ({ touches }) => {
    const finger = touches[0]
    if (finger && Math.hypot(finger.clientX - start.x, finger.clientY - start.y) > rest) clearTimeout(timer)
  })
  on('touchend', () => clearTimeout(timer))
  on('touchcancel', () => clearTimeout(timer))
}

function on(type: 'touchstart' | 'touchmove' | 'touchend' | 'touchcancel', listener: (event: TouchEvent) => void): void {
  document.addEventListener(type, listener, { capture: true, passive: true })
}

/** Fires an event of the mini-program at a DOM node's element. */
function dispatch(node: EventTarget | null, name: string, detail: object): void {
  const component = node instanceof Element ? componentAt(node) : undefined
  if (!component) return
  const event = new glassEasel.Event(name, detail, { bubbles: true, composed: true, capturePhase: true })
  glassEasel.Event.dispatchEvent(component, event)
}

function componentAt(node: Element): Component | undefined {
  const owner = ancestors(node).find((candidate) => '__wxElement' in candidate)
  return (owner as { __wxElement?: Component } | undefined)?.__wxElement
}

function ancestors(node: Element): Element[] {
  const line: Element[] = []
  for (let at: Element | null = node; at; at = at.parentElement) line.push(at)
  return line
}

function listenForHover(): void {
  on('touchstart', ({ target }) => {
    if (target instanceof Element) hoverable(target).forEach(press)
  })
}

/** Elements with a hover class from the touched one up, as far as none stops it. */
function hoverable(node: Element): BuiltIn[] {
  const found = ancestors(node).flatMap((candidate) => builtInOfNode(candidate) ?? [])
  const stop = found.findIndex((builtIn) => builtIn.flag('hoverStopPropagation'))
  const reached = stop < 0 ? found : found.slice(0, stop + 1)
  return reached.filter((builtIn) => !['', 'none'].includes(builtIn.text('hoverClass')) && !builtIn.flag('disabled'))
}

function press(builtIn: BuiltIn): void {
  const show = setTimeout(
    () => builtIn.component.setNodeClass(builtIn.text('hoverClass'), temporaryClass),
    builtIn.number('hoverStartTime'),
  )
  const leave = new AbortController()
  const release = (stay: number): void => {
    leave.abort()
    if (stay === 0) clearTimeout(show)
    setTimeout(() => builtIn.component.setNodeClass('', temporaryClass), stay)
  }
  const options = { capture: true, passive: true, signal: leave.signal }
  document.addEventListener('touchmove', () => release(0), options)
  document.addEventListener('touchcancel', () => release(0), options)
  document.addEventListener('touchend', () => release(builtIn.number('hoverStayTime')), options)
}

/** Enter and space are a tap for whoever cannot point. */
function listenForKeys(): void {
  document.addEventListener('keydown', (event) => {
    const { target, key } = event
    if (!(target instanceof Element) || !['Enter', ' '].includes(key) || !target.tagName.startsWith('WX-')) return
    if (target.hasAttribute('disabled')) return
    event.preventDefault()
    const { left, top, width, height } = target.getBoundingClientRect()
    dispatch(target, 'tap', { x: left + width / 2, y: top + height / 2 - viewOffset() })
  })
}
