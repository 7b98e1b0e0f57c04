import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { FileChooser, Locator, Page } from 'playwright-core'
import { heightOfPage, lookAtPage, scrollToEnd, type Look } from './look'

/** What can be touched, by the role the mini-program gives it. */
const touchable = ['button', 'link', 'radio', 'checkbox', 'switch', 'tab', 'option'] as const

/** In milliseconds: one round of the timer that sends messages, and then some. */
const untilTimer = 50_000

interface PreviewState {
  errors: string[]
  missing: string[]
}

/** Takes numbered pictures of a journey, one folder for each. */
export class Album {
  /** Nobody looks at them in CI, and they are a good part of the time. */
  readonly isKept = !process.env.CI
  private taken = 0

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true })
  }

  async take(page: Page, step: string): Promise<void> {
    this.taken += 1
    await page.screenshot({
      animations: 'disabled',
      path: path.join(this.folder, `${String(this.taken).padStart(2, '0')}-${step}.png`),
    })
  }
}

/** Somebody's phone, used as a person does: by touching and reading words. */
export class Phone {
  constructor(
    readonly page: Page,
    private readonly album: Album,
  ) {}

  /** Touches the control of that name, or else the words themselves. */
  async tap(words: string): Promise<void> {
    await this.control(words).or(this.words(words)).first().tap()
  }

  /** Answers what WeChat asks over the page. */
  async answer(words: string): Promise<void> {
    const dialog = this.page.getByRole('dialog')
    await dialog.getByRole('button', { name: words, exact: true }).tap()
    await dialog.waitFor({ state: 'detached' })
  }

  /** Opens one of the three tabs at the bottom. */
  async openTab(name: '首页' | '消息' | '我的'): Promise<void> {
    await this.tab(name).tap()
    await this.page.locator('.mp-tab[aria-current]', { hasText: name }).waitFor()
  }

  /** Touches the control whose name begins with the words, such as a row with a note. */
  async tapOf(words: string): Promise<void> {
    await this.controlOf(words).tap()
  }

  async seesControlOf(words: string): Promise<void> {
    await this.controlOf(words).waitFor()
  }

  async fill(label: string, value: string): Promise<void> {
    await this.page.locator('input, textarea').and(this.page.getByLabel(label)).filter({ visible: true }).first().fill(value)
  }

  /** Scrolls to the end of the page, where a list goes on by itself. */
  async scrollToEnd(): Promise<void> {
    await this.page.evaluate(scrollToEnd)
  }

  /** Touches the control that opens the pictures, agrees to what WeChat asks the first time, and picks one. */
  async choosePicture(control: string, agree: string, picture: Parameters<FileChooser['setFiles']>[0]): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser')
    await this.tap(control)
    await this.answer(agree)
    await (await chooser).setFiles(picture)
  }

  /** Holds a code before the camera; the preview takes what is written. */
  async scan(text: string): Promise<void> {
    await this.page.getByPlaceholder('请输入码里的内容').fill(text)
    await this.tap('确定')
  }

  /** Leaves the page by WeChat's arrow. */
  async goBack(): Promise<void> {
    await this.page.getByRole('button', { name: '返回', exact: true }).filter({ visible: true }).first().tap()
  }

  /** Waits until a field holds what was typed into it. */
  async seesTyped(label: string, value: string): Promise<void> {
    const field = this.page.locator('input, textarea').and(this.page.getByLabel(label)).filter({ visible: true }).first()
    await field.waitFor()
    const deadline = Date.now() + 15_000
    while ((await field.inputValue()) !== value) {
      if (Date.now() > deadline) throw new Error(`${label} holds "${await field.inputValue()}"`)
      await this.page.waitForTimeout(50)
    }
  }

  /** Touches the control that opens the files of a chat, and picks one. */
  async chooseFile(control: string, file: Parameters<FileChooser['setFiles']>[0]): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser')
    await this.tap(control)
    await (await chooser).setFiles(file)
  }

  /** Touches a control that shows a document, and waits until it is shown: the preview opens it beside the phone. */
  async opens(control: string): Promise<void> {
    const shown = this.page.waitForEvent('popup')
    await this.tap(control)
    await (await shown).close()
  }

  /** Waits until the words can be read, in whole or as part of a sentence. */
  async sees(words: string): Promise<void> {
    await this.page.getByText(words).filter({ visible: true }).first().waitFor()
  }

  /** Waits until there is something to touch of that name. */
  async seesControl(name: string): Promise<void> {
    await this.control(name).first().waitFor()
  }

  async seesNoMore(words: string): Promise<void> {
    await this.page.getByText(words).filter({ visible: true }).first().waitFor({ state: 'hidden' })
  }

  /** Waits until the page has what it asked the server for. */
  async seesPage(words: string): Promise<void> {
    await this.page.locator('mp-page').filter({ visible: true }).filter({ hasText: words }).waitFor()
    await this.page.getByLabel('正在打开').filter({ visible: true }).first().waitFor({ state: 'hidden' })
  }

  /** The system's setting changes while the page is open. */
  async turn(theme: 'light' | 'dark'): Promise<void> {
    await this.page.evaluate(`__preview.setTheme('${theme}')`)
  }

  /** Closes every page and opens this one. */
  async relaunch(at: string): Promise<void> {
    await this.page.evaluate(`__preview.router.reLaunch('/${at}')`)
  }

  /** Waits for the name of the page in WeChat's bar. */
  async seesTitle(title: string): Promise<void> {
    await this.page.locator('.mp-bar__title', { hasText: title }).waitFor()
  }

  /** The number on the tab 消息, once there is this one; empty for none. */
  async seesUnread(count: string): Promise<void> {
    const badge = this.tab('消息').locator('.mp-badge')
    await (count === '' ? badge.waitFor({ state: 'detached' }) : badge.filter({ hasText: new RegExp(`^${count}$`) }).waitFor())
  }

  /** A message of WeChat in the list beside the phone; the timer that sends them runs every half minute. */
  async seesMessage(words: string): Promise<void> {
    await this.page.locator('.message', { hasText: '服务通知' }).filter({ hasText: words }).waitFor({ timeout: untilTimer })
  }

  async shot(step: string): Promise<void> {
    if (!this.album.isKept) return
    await this.page.locator('.mp-toast, [class*="pressed"]').filter({ visible: true }).first().waitFor({ state: 'hidden' })
    await this.album.take(this.page, step)
  }

  /** The page from its title to its end, however long it is. */
  async shotOfWhole(step: string): Promise<void> {
    if (!this.album.isKept) return
    const { width, height } = this.page.viewportSize() ?? { width: 375, height: 812 }
    await this.page.setViewportSize({ width, height: Math.max(height, await this.page.evaluate<number>(heightOfPage)) })
    await this.shot(step)
    await this.page.setViewportSize({ width, height })
  }

  /** What a person would stumble over on the page that is shown. */
  look(): Promise<Look> {
    return this.page.evaluate<Look>(lookAtPage)
  }

  /** What went wrong behind the screen: nothing should be in either list. */
  trouble(): Promise<PreviewState> {
    return this.page.evaluate<PreviewState>('({ errors: __preview.errors, missing: __preview.missing })')
  }

  private tab(name: string): Locator {
    return this.page.locator('.mp-tab', { hasText: name })
  }

  private control(words: string): Locator {
    const [first, ...others] = touchable.map((role) => this.page.getByRole(role, { name: words, exact: true }))
    return others.reduce((found, other) => found.or(other), first ?? this.page.locator('never')).filter({ visible: true })
  }

  private controlOf(words: string): Locator {
    const begins = new RegExp(`^${words}(，|$)`)
    const [first, ...others] = touchable.map((role) => this.page.getByRole(role, { name: begins }))
    return others
      .reduce((found, other) => found.or(other), first ?? this.page.locator('never'))
      .filter({ visible: true })
      .first()
  }

  private words(words: string): Locator {
    return this.page.getByText(words, { exact: true }).filter({ visible: true })
  }
}
