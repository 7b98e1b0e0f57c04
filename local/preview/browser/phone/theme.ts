import type { Theme, ThemeName } from '../../program'
import { settings } from './settings'

type Listener = (change: { theme: ThemeName }) => void

let variables: Theme = { light: {}, dark: {} }
const listeners = new Set<Listener>()

export function useTheme(theme: Theme): void {
  variables = theme
  document.documentElement.dataset['theme'] = settings.theme
  document.documentElement.style.colorScheme = settings.theme
}

/** A value of app.json, which may name a variable of theme.json (`@navBackground`). */
export function themed(value: string | undefined, otherwise: string): string {
  if (!value) return otherwise
  return value.startsWith('@') ? (variables[settings.theme][value.slice(1)] ?? otherwise) : value
}

/** Changes the colours while the mini-program runs, as the system's setting would. */
export function setTheme(theme: ThemeName): void {
  settings.theme = theme
  useTheme(variables)
  for (const listener of listeners) listener({ theme })
}

export function onThemeChange(listener: Listener): void {
  listeners.add(listener)
}

export function offThemeChange(listener?: Listener): void {
  if (listener) listeners.delete(listener)
  else listeners.clear()
}
