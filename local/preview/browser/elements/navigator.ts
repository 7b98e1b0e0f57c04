import { guarded } from '../phone/report'
import type { ElementDefinition } from './define-element'

export interface Navigation {
  url: string
  delta: number
}

let run = (_openType: string, _navigation: Navigation): void => undefined

/** Says how a navigator opens pages. */
export function onNavigator(listener: typeof run): void {
  run = listener
}

export const navigator: ElementDefinition = {
  properties: { url: String, openType: { type: String, value: 'navigate' }, delta: { type: Number, value: 1 }, target: String },
  create(builtIn) {
    builtIn.onTap(() => {
      guarded('navigator', () => run(builtIn.text('openType'), { url: builtIn.text('url'), delta: builtIn.number('delta') }))
    })
  },
}
