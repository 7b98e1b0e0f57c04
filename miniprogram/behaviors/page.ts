import { appearance } from './appearance'
import type { LoadError } from './load-error'
import { loading, type LoadState } from './loading'
import { locking } from './locking'
import { handlersFor, pagedMethods, type PagedData, type PagedMethods, type PageReader } from './paging'

type DataOption = WechatMiniprogram.Page.DataOption
type CustomOption = WechatMiniprogram.Page.CustomOption
type Hooks = Partial<WechatMiniprogram.Page.ILifetime>

/** What the three behaviors add to a page's data. */
interface SharedData {
  pageStyle: string
  largeType: boolean
  state: LoadState
  error: LoadError | null
  busy: string
}

/** What the three behaviors let a page call. */
interface SharedMethods {
  refreshAppearance(): void
  load(work: () => Promise<void>): Promise<void>
  once(key: string, work: () => Promise<void>): Promise<void>
}

/** `this` inside a page: its own data and handlers, and those of the three behaviors. */
export type PageInstance<D extends DataOption, M extends CustomOption> = WechatMiniprogram.Page.Instance<
  D & SharedData,
  M & SharedMethods
>

/**
 * Registers a page with appearance, loading and locking. Use it like `Page`. The first node of the page's wxml is
 * `<page-meta page-style="{{pageStyle}}" />`. A page with `refresh`, which never calls `load` itself, is refreshed by pulling
 * it down and by the button of `error-state`; a handler of its own goes before that.
 */
export function definePage<D extends DataOption, M extends CustomOption>(
  page: M & { data: D } & Hooks & ThisType<PageInstance<D, M>>,
): void {
  const onShow: Hooks['onShow'] = page.onShow
  Page<D & SharedData, Hooks & Partial<SharedMethods> & { behaviors: string[] }>({
    ...handlersFor(page),
    ...page,
    data: page.data as D & SharedData,
    behaviors: [appearance, loading, locking],
    onShow() {
      this.refreshAppearance?.()
      return onShow?.call(this)
    },
  })
}

/** Registers a page with a list that is read a page at a time: `readPage` makes its `refresh`, `loadMore` and their handlers. */
export function definePagedPage<D extends DataOption, M extends CustomOption>(
  page: M & { data: D } & PageReader & Hooks & ThisType<PageInstance<D & PagedData, M & PagedMethods & PageReader>>,
): void {
  definePage<D & PagedData, M & PagedMethods>({
    ...pagedMethods,
    ...page,
    data: { ...page.data, nextCursor: '' },
  })
}
