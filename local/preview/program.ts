/** What the compiler hands to the phone: a mini-program as data and loaders. Shared by both, so it knows neither Node nor the DOM. */
export interface Program {
  app: AppConfig
  /** page paths, the tab pages among them, in the order of app.json */
  pages: string[]
  /** configuration by component path; `usingComponents` are absolute paths */
  configs: Record<string, ComponentConfig>
  /** style sheets by component path, `app` among them */
  styles: Record<string, StyleSheet>
  theme: Theme
  /** builds the compiled templates; runs the WXS modules, so it waits until their globals exist */
  templates: () => Record<string, CompiledTemplate>
  loadApp: () => void
  /** runs the module of a component, which calls `Component` or `Page` */
  load: Record<string, () => void>
}

/** opaque result of the template compiler */
export type CompiledTemplate = unknown

export interface StyleSheet {
  css: string
  /** prefix of the class names; none for styles that are shared */
  scope?: string
}

export type ThemeName = 'light' | 'dark'
export type Theme = Record<ThemeName, Record<string, string>>

export interface WindowConfig {
  navigationBarTitleText?: string
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: string
  navigationStyle?: string
  backgroundColor?: string
  backgroundTextStyle?: string
  enablePullDownRefresh?: boolean
  onReachBottomDistance?: number
}

export interface TabItem {
  pagePath: string
  text: string
  iconPath?: string
  selectedIconPath?: string
}

export interface TabBarConfig {
  color?: string
  selectedColor?: string
  backgroundColor?: string
  borderStyle?: string
  custom?: boolean
  list: TabItem[]
}

export interface SubpackageConfig {
  root: string
  pages: string[]
}

export interface AppConfig {
  pages: string[]
  subpackages?: SubpackageConfig[]
  subPackages?: SubpackageConfig[]
  entryPagePath?: string
  window?: WindowConfig
  tabBar?: TabBarConfig
  usingComponents?: Record<string, string>
  themeLocation?: string
  darkmode?: boolean
  __usePrivacyCheck__?: boolean
}

export type StyleIsolationName = 'isolated' | 'apply-shared' | 'shared' | 'page-isolated' | 'page-apply-shared' | 'page-shared'

export interface ComponentConfig extends WindowConfig {
  component?: boolean
  usingComponents?: Record<string, string>
  componentGenerics?: Record<string, true | { default?: string }>
  styleIsolation?: StyleIsolationName
  addGlobalClass?: boolean
  pureDataPattern?: string
}
