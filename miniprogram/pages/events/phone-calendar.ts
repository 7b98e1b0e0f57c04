import { toast } from '../../services/toast'
import type { EventItem } from './seats'

const oneHour = 3600

/** Puts the event into the phone's own calendar, with a reminder an hour before. Somebody who says no is not told off. */
export async function rememberInCalendar(event: EventItem): Promise<void> {
  try {
    await wx.addPhoneCalendar({
      title: event.title,
      startTime: Math.floor(Date.parse(event.startsAt) / 1000),
      endTime: String(Math.floor(Date.parse(event.endsAt) / 1000)),
      location: event.place.name,
      alarm: true,
      alarmOffset: oneHour,
    })
    toast('已加入手机日历')
  } catch {
    toast('没有加入日历，可在微信的设置里允许')
  }
}
