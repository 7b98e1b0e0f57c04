import { toast } from '../../../services/toast'
import { limits } from '../../../shared/limits'
import type { EventForm } from './form'

/** Lets the person point at a place on the map; missing when they change their mind. */
export async function choosePlace(): Promise<EventForm['place'] | undefined> {
  try {
    const { name, address, latitude, longitude } = await wx.chooseLocation({})
    if (name === '' && address === '') return undefined
    const cut = (text: string) => text.slice(0, limits.place)
    return { name: cut(name || address), ...(address === '' ? {} : { address: cut(address) }), latitude, longitude }
  } catch (error) {
    const closed = typeof error === 'object' && error !== null && 'errMsg' in error && String(error.errMsg).includes('cancel')
    if (!closed) toast('现在打不开地图，请直接填写地点')
    return undefined
  }
}
