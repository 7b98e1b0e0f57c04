import type { BuiltIn } from './built-in'
import type { ElementDefinition } from './define-element'

/** Shows its content only on screens of the size it names. */
export const matchMediaElement: ElementDefinition = {
  properties: {
    minWidth: Number,
    maxWidth: Number,
    width: Number,
    minHeight: Number,
    maxHeight: Number,
    height: Number,
    orientation: String,
  },
  create(builtIn) {
    const update = (): void => {
      builtIn.node.hidden = !fits(builtIn)
    }
    addEventListener('resize', update)
    builtIn.onDetach.push(() => removeEventListener('resize', update))
    setTimeout(update)
  },
}

function fits(builtIn: BuiltIn): boolean {
  const within = (size: number, exact: number, least: number, most: number): boolean =>
    (exact === 0 || exact === size) && size >= least && (most === 0 || size <= most)
  return (
    within(innerWidth, builtIn.number('width'), builtIn.number('minWidth'), builtIn.number('maxWidth')) &&
    within(innerHeight, builtIn.number('height'), builtIn.number('minHeight'), builtIn.number('maxHeight'))
  )
}
