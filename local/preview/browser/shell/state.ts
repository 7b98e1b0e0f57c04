import type { ThemeName } from '../../program'

/** What the visitor chose; kept in the address so that a reload and a link keep it. */
export interface ShellState {
  /** openid of the person whose phone is shown */
  as: string
  theme: ThemeName
  /** WeChat's font scale, 1 is standard */
  font: number
}

export function readState(firstPerson: string): ShellState {
  const query = new URLSearchParams(location.search)
  return {
    as: query.get('as') ?? firstPerson,
    theme: query.get('theme') === 'dark' ? 'dark' : 'light',
    font: Number(query.get('font')) || 1,
  }
}

export function writeState(state: ShellState): void {
  history.replaceState(null, '', `?${queryOf(state)}${location.hash}`)
}

/** Standard values are left out. */
export function queryOf({ as, theme, font }: ShellState): URLSearchParams {
  const query = new URLSearchParams({ as })
  if (theme === 'dark') query.set('theme', theme)
  if (font !== 1) query.set('font', String(font))
  return query
}
