import type { ThemeName } from '../../program'

/** What the address asks for: `/phone?as=<openid>&theme=dark&font=1.35&frame=1#/pages/...`. */
export interface Settings {
  /** openid of the person whose phone this is */
  person: string
  theme: ThemeName
  /** WeChat's font setting, 1 is standard */
  fontScale: number
  /** inside the drawn phone: with a status bar and a home indicator */
  framed: boolean
}

/** Heights in CSS pixels, as on the phone that is drawn. */
export const heights = { statusBar: 44, titleBar: 44, tabBar: 50, homeIndicator: 34 }

export function readSettings(search: string): Settings {
  const query = new URLSearchParams(search)
  const scale = Number(query.get('font'))
  return {
    person: query.get('as') ?? 'visitor',
    theme: query.get('theme') === 'dark' ? 'dark' : 'light',
    fontScale: scale >= 0.5 && scale <= 3 ? scale : 1,
    framed: query.get('frame') === '1',
  }
}

export const settings = readSettings(location.search)
