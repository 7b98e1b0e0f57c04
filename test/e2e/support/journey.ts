import path from 'node:path'
import type { Browser } from 'playwright-core'
import type { InputOf, OutputOf, UseCaseName } from '../../../cloudfunctions/contracts'
import { events } from '../../../cloudfunctions/domains/events'
import { localSecrets } from '../../../local/secrets'
import { pointSdkAt } from '../../../local/sdk-environment'
import { startServer, type ServerProcess } from '../../local/stack/server-process'
import { launchChromium } from './chromium'
import { Album, Phone } from './phone'

const screenshots = path.resolve(__dirname, '../screenshots')

/** In milliseconds; generous, because nothing of a journey is about speed. */
const patience = 15_000

interface Opened {
  /** A page of the mini-program; the first one unless said. */
  at?: string
  /** WeChat's font setting, 1 to 1.6 */
  font?: number
  /** our own 大字版 */
  largeType?: boolean
}

/** What `npm start` starts, a browser, and the phones of the people of one journey. */
export class Journey {
  private readonly phones: Phone[] = []
  private readonly album: Album

  private constructor(
    name: string,
    private readonly server: ServerProcess,
    private readonly browser: Browser,
  ) {
    this.album = new Album(path.join(screenshots, name))
  }

  static async begin(name: string): Promise<Journey> {
    const [server, browser] = await Promise.all([startServer(), launchChromium()])
    return new Journey(name, server, browser)
  }

  /** Opens the mini-program on somebody's phone. */
  async phoneOf(openid: string, { at = '', font = 1, largeType = false }: Opened = {}): Promise<Phone> {
    const page = await this.browser.newPage({ viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true })
    page.setDefaultTimeout(patience)
    const remembered = `localStorage.setItem('phone:${openid}:largeType', '{"value":${largeType}}')`
    await page.addInitScript(remembered)
    await page.goto(`${this.server.url}/phone?as=${openid}&font=${font}&frame=1${at && `#/${at}`}`)
    const phone = new Phone(page, this.album)
    this.phones.push(phone)
    return sayingWhatIsShown(phone)
  }

  /** The page around the phone, where the messages arrive that WeChat would deliver. */
  async desktopOf(openid: string): Promise<Phone> {
    const page = await this.browser.newPage({ viewport: { width: 1280, height: 900 }, hasTouch: true })
    page.setDefaultTimeout(patience)
    await page.goto(`${this.server.url}/?as=${openid}`)
    return new Phone(page, this.album)
  }

  /** What somebody did before the journey begins, through the real functions. */
  call<N extends UseCaseName>(openid: string, name: N, input: InputOf<N>): Promise<OutputOf<N>> {
    return this.server.call(openid, name, input)
  }

  /** Waits for what no screen shows yet. */
  async until(fact: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + patience
    while (!(await fact())) {
      if (Date.now() > deadline) throw new Error('it did not come about')
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }

  /** The day of an event goes by: what no phone can do is written where the server keeps it. */
  async letEventPass(eventId: string): Promise<void> {
    Object.assign(process.env, localSecrets(this.server.dataDir))
    pointSdkAt(this.server.url, 'local')
    const ago = (hours: number) => new Date(Date.now() - hours * 3600_000)
    await events.update({ _id: eventId }, { startsAt: ago(3), endsAt: ago(1), signUpClosesAt: ago(3) })
  }

  /** What went wrong behind the screens of all phones. */
  async trouble(): Promise<string[]> {
    const found = await Promise.all(this.phones.map((phone) => phone.trouble()))
    return found.flatMap(({ errors, missing }) => [...errors, ...missing])
  }

  async end(): Promise<void> {
    await Promise.all([this.browser.close(), this.server.end()])
  }
}

/** A phone whose steps, when they do not come about, say what was on the screen: a log of CI has no pictures. */
function sayingWhatIsShown(phone: Phone): Phone {
  return new Proxy(phone, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return async (...given: unknown[]): Promise<unknown> => {
        try {
          return await Reflect.apply(member, target, given)
        } catch (error) {
          const words = await target.page.locator('body').innerText()
          const what = `${String(name)}(${given.join(', ')})`
          throw new Error(`${what}: ${String(error)}\nThe phone showed:\n${words}`, { cause: error })
        }
      }
    },
  })
}
