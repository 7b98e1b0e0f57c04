import { missing } from '../phone/report'
import type { PhoneBars } from '../phone/phone-bars'
import type { Router } from '../phone/router'
import { SelectorQuery } from '../phone/selector-query'
import { createAnimation } from './animation'
import { canvasApi } from './canvas'
import { mediaApi } from './choose-files'
import { cloudApi } from './cloud'
import type { Api } from './convention'
import { deviceApi } from './device'
import { feedbackApi } from './feedback'
import { navigationApi } from './navigation'
import { privacyApi } from './privacy'
import { scanApi } from './scan'
import { storageApi } from './storage'
import { subscribeApi } from './subscribe'
import { systemApi } from './system'
import { fileApi } from './temporary-files'

interface Observing {
  createIntersectionObserver(options?: object): object
}

/** The `wx` of the mini-program. What it lacks is a function that says so when it is called. */
export function createWx(router: Router, bars: PhoneBars): object {
  const api: Api = {
    ...storageApi,
    ...feedbackApi,
    ...navigationApi(router, bars),
    ...mediaApi,
    ...canvasApi,
    ...scanApi(router),
    ...fileApi,
    ...privacyApi,
    ...subscribeApi,
    ...systemApi,
    ...deviceApi,
    cloud: withMissing('wx.cloud', cloudApi),
    createAnimation,
    createSelectorQuery: () => router.top && new SelectorQuery(router.top.component),
    createIntersectionObserver: (instance: Observing, options?: object) => instance.createIntersectionObserver(options),
  }
  api['canIUse'] = (name: string) => name.split('.')[0] !== undefined && (name.split('.')[0] ?? '') in api
  return withMissing('wx', api)
}

function withMissing(path: string, api: Api): Api {
  return new Proxy(api, {
    get(target, name) {
      if (typeof name !== 'string' || name in target || name === 'then' || name === 'toJSON')
        return Reflect.get(target, name) as unknown
      return () => {
        if (!missing.includes(`${path}.${name}`)) missing.push(`${path}.${name}`)
        throw new TypeError(`${path}.${name} is not in the preview`)
      }
    },
  })
}
