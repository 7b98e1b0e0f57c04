import type { Component } from './environment'
import { answer, viewport, type Callback, type Fields, type Request } from './query-answers'

interface Instance {
  _$: Component
}

/** `this.createSelectorQuery()` of a component or page. */
export function createSelectorQuery(this: Instance): SelectorQuery {
  return new SelectorQuery(this._$)
}

/** Measures elements of one component, as `wx.createSelectorQuery` describes. */
export class SelectorQuery {
  private readonly requests: Request[] = []

  constructor(private component: Component) {}

  in(instance: Instance): this {
    this.component = instance._$
    return this
  }

  select(selector: string): NodesRef {
    return new NodesRef(this, this.component, selector, false)
  }

  selectAll(selector: string): NodesRef {
    return new NodesRef(this, this.component, selector, true)
  }

  selectViewport(): NodesRef {
    return new NodesRef(this, this.component, viewport, false)
  }

  exec(callback?: (results: unknown[]) => void): void {
    setTimeout(async () => {
      // Whoever asks for a canvas writes on it, in a script that here comes piece by piece, as text on the page asks for it.
      if (this.requests.some(({ fields }) => fields.node)) await fontsOf(document)
      const results = this.requests.splice(0).map((request) => {
        const result = answer(request)
        request.callback?.(result)
        return result
      })
      callback?.(results)
    })
  }

  /** Used by NodesRef. */
  add(request: Request): this {
    this.requests.push(request)
    return this
  }
}

/** Waits for the fonts of what is on the page just now. */
async function fontsOf(page: Document): Promise<void> {
  // Measuring the page makes the browser ask for them.
  void page.body.offsetHeight
  await page.fonts.ready
}

class NodesRef {
  constructor(
    private readonly query: SelectorQuery,
    private readonly component: Component,
    private readonly selector: string,
    private readonly all: boolean,
  ) {}

  fields(fields: Fields, callback?: Callback): SelectorQuery {
    return this.query.add({ component: this.component, selector: this.selector, all: this.all, fields, callback })
  }

  boundingClientRect(callback?: Callback): SelectorQuery {
    return this.fields({ id: true, dataset: true, rect: true, size: true }, callback)
  }

  scrollOffset(callback?: Callback): SelectorQuery {
    return this.fields({ id: true, dataset: true, scrollOffset: true }, callback)
  }

  node(callback?: Callback): SelectorQuery {
    return this.fields({ node: true }, callback)
  }

  context(callback?: Callback): SelectorQuery {
    return this.fields({ context: true }, callback)
  }
}
