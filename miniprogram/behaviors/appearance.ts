const storageKey = 'largeType'

interface Appearance {
  /** For `page-meta`: the variables every size on the page is made of. */
  pageStyle: string
  /** 大字版 is on. */
  largeType: boolean
}

/** Follows WeChat's font setting (1 – 1.6) and our 大字版, which makes text a third larger and targets 60 px high. */
export function currentAppearance(): Appearance {
  const largeType = wx.getStorageSync<boolean>(storageKey) === true
  const asked = wx.getAppBaseInfo?.().fontSizeScaleFactor ?? 1
  const scale = Math.min(Math.max(asked, 1), 1.6) * (largeType ? 1.35 : 1)
  return { pageStyle: `--type-scale: ${scale.toFixed(3)}; --target: ${largeType ? 60 : 48}px`, largeType }
}

/** Turns 大字版 on or off for every page. */
export function setLargeType(on: boolean): void {
  wx.setStorageSync(storageKey, on)
}

/** Every page has this: its size of type is right from the first frame and after a change made elsewhere. */
export const appearance = Behavior({
  data: { ...currentAppearance() },
  lifetimes: {
    attached() {
      this.refreshAppearance()
    },
  },
  methods: {
    refreshAppearance() {
      const next = currentAppearance()
      if (next.pageStyle !== this.data.pageStyle || next.largeType !== this.data.largeType) this.setData(next)
    },
  },
})
