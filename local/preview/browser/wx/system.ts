import { heights, settings } from '../phone/settings'
import { offThemeChange, onThemeChange } from '../phone/theme'
import { viewSize } from '../phone/view'
import { method, type Api } from './convention'

const sdkVersion = '3.8.0'

function windowInfo(): object {
  const { width, height } = viewSize()
  const statusBarHeight = settings.framed ? heights.statusBar : 0
  const bottom = innerHeight - (settings.framed ? heights.homeIndicator : 0)
  return {
    pixelRatio: devicePixelRatio,
    screenWidth: innerWidth,
    screenHeight: innerHeight,
    windowWidth: width,
    windowHeight: height,
    statusBarHeight,
    screenTop: statusBarHeight + heights.titleBar,
    safeArea: { left: 0, right: innerWidth, top: statusBarHeight, bottom, width: innerWidth, height: bottom - statusBarHeight },
  }
}

/** WeChat's text size at scale 1, in CSS pixels. */
const standardFontSize = 16

function appBaseInfo(): object {
  return {
    SDKVersion: sdkVersion,
    version: '8.0.50',
    language: 'zh_CN',
    theme: settings.theme,
    fontSizeScaleFactor: settings.fontScale,
    fontSizeSetting: standardFontSize * settings.fontScale,
    enableDebug: false,
    host: { env: 'WeChat' },
  }
}

function deviceInfo(): object {
  return {
    brand: 'preview',
    model: 'preview',
    platform: 'devtools',
    system: 'preview 1.0',
    abi: '',
    benchmarkLevel: 50,
    memorySize: 4096,
  }
}

function menuButton(): object {
  const top = (settings.framed ? heights.statusBar : 0) + 6
  return { width: 87, height: 32, top, bottom: top + 32, left: innerWidth - 94, right: innerWidth - 7 }
}

const systemInfo = (): object => ({ ...windowInfo(), ...appBaseInfo(), ...deviceInfo() })
const launchOptions = { path: '', query: {}, scene: 1001, shareTicket: '', referrerInfo: {} }

const network = (): object => ({ isConnected: navigator.onLine, networkType: networkType() })
const networkType = (): string => (navigator.onLine ? 'wifi' : 'none')

type Listener = (event: object) => void
const networkListeners = new Set<Listener>()
for (const name of ['online', 'offline'])
  addEventListener(name, () => networkListeners.forEach((listener) => listener(network())))

/** Events that never come here; listening to them is no mistake. */
const silent =
  'WindowResize,AppShow,AppHide,KeyboardHeightChange,Error,UnhandledRejection,PageNotFound,NetworkWeakChange,UserCaptureScreen,MemoryWarning,AppRoute,LazyLoadError'
const silentApi = Object.fromEntries(
  silent.split(',').flatMap((name) => ['on', 'off'].map((prefix) => [prefix + name, () => undefined] as const)),
)

export const systemApi: Api = {
  ...silentApi,
  env: { USER_DATA_PATH: 'wxfile://usr' },
  getWindowInfo: windowInfo,
  getAppBaseInfo: appBaseInfo,
  getDeviceInfo: deviceInfo,
  getSystemInfoSync: systemInfo,
  getSystemInfo: method('getSystemInfo', systemInfo),
  getSystemInfoAsync: method('getSystemInfoAsync', systemInfo),
  getSystemSetting: () => ({ bluetoothEnabled: false, locationEnabled: true, wifiEnabled: true, deviceOrientation: 'portrait' }),
  getAppAuthorizeSetting: () => ({ notificationAuthorized: 'authorized', locationAuthorized: 'not determined' }),
  getMenuButtonBoundingClientRect: menuButton,
  getAccountInfoSync: () => ({ miniProgram: { appId: 'preview', envVersion: 'develop', version: '' } }),
  getLaunchOptionsSync: () => launchOptions,
  getEnterOptionsSync: () => launchOptions,
  getNetworkType: method('getNetworkType', () => ({ networkType: networkType() })),
  onNetworkStatusChange: (listener: Listener) => void networkListeners.add(listener),
  offNetworkStatusChange: (listener?: Listener) => (listener ? void networkListeners.delete(listener) : networkListeners.clear()),
  onThemeChange,
  offThemeChange,
  nextTick: (run: () => void) => queueMicrotask(run),
  getUpdateManager: () => ({
    onCheckForUpdate: () => undefined,
    onUpdateReady: () => undefined,
    onUpdateFailed: () => undefined,
    applyUpdate: () => undefined,
  }),
  getPerformance: () => ({
    createObserver: () => ({ observe: () => undefined, disconnect: () => undefined }),
    getEntries: () => [],
  }),
  getLogManager: () => console,
  getRealtimeLogManager: () => ({ ...console, setFilterMsg: () => undefined, addFilterMsg: () => undefined }),
  reportEvent: () => undefined,
  reportAnalytics: () => undefined,
  setEnableDebug: method('setEnableDebug', () => undefined),
}
