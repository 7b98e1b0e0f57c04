export interface PreviewPerson {
  openid: string
  name: string
  /** a Chinese word for the switch: 访客, 成员, 管理员 … */
  role: string
}

/** A subscribe-message template; the dialog that asks for messages shows its title. */
export interface PreviewTemplate {
  id: string
  title: string
}

export interface PreviewOptions {
  /** the mini-program's folder, with `miniprogram_npm` built in it */
  miniprogramRoot: string
  people: PreviewPerson[]
  templates?: PreviewTemplate[]
  /** compile again on change and reload the phone; default true */
  watch?: boolean
  log?: (line: object) => void
}

export interface BuildReport {
  pages: number
  components: number
  /** also the errors, when there are any */
  warnings: string[]
  milliseconds: number
}
