/**
 * Runs in the page, so it is text: the tests know no DOM. Answers what a person would stumble over on the page that is shown:
 * `wide` — words that begin or end outside the screen, or a page that scrolls sideways; `small` — words under 12 px.
 */
export const lookAtPage = `(() => {
  const screen = document.documentElement.clientWidth
  const view = [...document.querySelectorAll('.mp-view')].find((one) => !one.hidden)
  const wide = []
  const small = []
  for (const one of [document.documentElement, ...view.querySelectorAll('.mp-scroll')]) {
    if (one.scrollWidth > one.clientWidth) wide.push(one.className + ' is ' + one.scrollWidth + ' px wide')
  }
  const walk = document.createTreeWalker(view, NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) {
    const words = walk.currentNode.textContent.trim()
    const around = walk.currentNode.parentElement
    if (words === '' || !around.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
    // A line that ends in … and an example in an empty field are cut on purpose.
    if (getComputedStyle(around).textOverflow === 'ellipsis' || around.closest('.placeholder, [class*=placeholder]')) continue
    const range = document.createRange()
    range.selectNodeContents(walk.currentNode)
    const { left, right, width } = range.getBoundingClientRect()
    if (width > 0 && (left < -0.5 || right > screen + 0.5)) wide.push(words)
    if (width > 0 && parseFloat(getComputedStyle(around).fontSize) < 12) small.push(words)
  }
  return { wide, small }
})()`

export interface Look {
  wide: string[]
  small: string[]
}

/** The height in CSS pixels that the page shown would need to be seen without scrolling. */
export const heightOfPage = `(() => {
  const view = [...document.querySelectorAll('.mp-view')].find((one) => !one.hidden)
  const scroll = view.querySelector('.mp-scroll')
  return innerHeight - scroll.clientHeight + scroll.scrollHeight
})()`

/** Scrolls the page shown to its end. */
export const scrollToEnd = `(() => {
  const view = [...document.querySelectorAll('.mp-view')].find((one) => !one.hidden)
  const scroll = view.querySelector('.mp-scroll')
  scroll.scrollTop = scroll.scrollHeight
})()`
