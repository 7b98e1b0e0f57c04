import type { BuiltIn } from './built-in'

/** Classes of the page can style this placeholder, which the browser's own would not allow. */
export function drawPlaceholder(builtIn: BuiltIn): void {
  const { control, node, component } = builtIn
  const words = node.querySelector('.mp-placeholder')
  if (!control || !words) return
  control.placeholder = builtIn.text('placeholder')
  words.textContent = control.placeholder
  words.setAttribute('style', builtIn.text('placeholderStyle'))
  const before = new Set(node.classList)
  component.setNodeClass(builtIn.text('placeholderClass'), temporaryClass)
  const scoped = [...node.classList].filter((name) => !before.has(name))
  component.setNodeClass('', temporaryClass)
  words.className = ['mp-placeholder', ...scoped].join(' ')
}

/** The framework's place for classes that do not come from a template. */
export const temporaryClass = 3
