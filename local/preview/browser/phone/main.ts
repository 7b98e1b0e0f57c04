import '@vant/touch-emulator'
import type { Program } from '../../program'
import { defineElements } from '../elements/define-elements'
import { onNavigator } from '../elements/navigator'
import { onBarsChanged } from '../elements/page-meta'
import { album } from '../wx/canvas'
import { usePrivacyCheck } from '../wx/privacy'
import { createWx } from '../wx/create-wx'
import { defineCapabilities } from './capabilities'
import { loadProgram } from './definitions'
import { createEnvironment } from './environment'
import { listenForGestures } from './gestures'
import { PhoneBars } from './phone-bars'
import { errors, guarded, listenForErrors, missing, remarks, reportError } from './report'
import { homePage, parseUrl, Router } from './router'
import { settings } from './settings'
import { openMenu, shared } from './share'
import { setTheme as changeTheme, useTheme } from './theme'

declare const __program: Program

/** Starts the mini-program that the page has loaded. */
function boot(program: Program): void {
  listenForErrors()
  useTheme(program.theme)
  document.documentElement.classList.toggle('mp-framed', settings.framed)
  usePrivacyCheck(program.app.__usePrivacyCheck__ !== false)
  const environment = createEnvironment(program)
  defineElements(environment.space.getComponentSpace())
  const bars = new PhoneBars(program, {
    back: () => router.navigateBack(),
    home: () => router.reLaunch(`/${homePage(program)}`),
    menu: () => void openMenu(router),
    openTab: (path) => router.switchTab(`/${path}`),
  })
  const router = new Router(program, environment, bars)
  Object.assign(globalThis, { wx: createWx(router, bars), getCurrentPages: () => router.stack.map(({ instance }) => instance) })
  listenForGestures()
  defineCapabilities(router)
  onBarsChanged(() => router.refreshBars())
  onNavigator((openType, { url, delta }) => {
    if (openType === 'navigate') router.navigateTo(url)
    else if (openType === 'redirect') router.redirectTo(url)
    else if (openType === 'switchTab') router.switchTab(url)
    else if (openType === 'reLaunch') router.reLaunch(url)
    else if (openType === 'navigateBack') router.navigateBack(delta)
  })
  const setTheme: typeof changeTheme = (theme) => {
    changeTheme(theme)
    bars.redraw()
  }
  const ready = start(program, environment, router)
  Object.assign(globalThis, {
    __preview: { errors, missing, remarks, shared, album, router, setTheme, setBadge: bars.setBadge.bind(bars), ready },
  })
}

async function start(program: Program, environment: ReturnType<typeof createEnvironment>, router: Router): Promise<void> {
  const app = loadProgram(program, environment.space)
  const first = startPage(program)
  const options = { ...parseUrl(first), scene: 1001, shareTicket: '', referrerInfo: {} }
  guarded('App onLaunch', () => app.onLaunch?.(options))
  guarded('App onShow', () => app.onShow?.(options))
  guarded('start', () => router.reLaunch(first))
  addEventListener('hashchange', () => guarded('address', () => router.openAny(location.hash.slice(1))))
  document.addEventListener('visibilitychange', () =>
    guarded('App', () => (document.hidden ? app.onHide?.() : app.onShow?.(options))),
  )
  await document.fonts.ready.catch((error: unknown) => reportError('fonts', error))
}

/** The page in the address, when there is such a page. */
function startPage(program: Program): string {
  const asked = location.hash.slice(1)
  const { path } = parseUrl(asked)
  return program.pages.includes(path) ? asked : `/${homePage(program)}`
}

boot(__program)
