import { openPage } from '../../../../services/navigation'
import type { EventItem } from '../../seats'
import { linksForGuest, linksForStaff, type Link } from './links'

type LinkEvent = WechatMiniprogram.CustomEvent<object, object, { key: Link['key'] }>

/** Not before it was read. */
const isEvent = (event: Partial<EventItem>): event is EventItem => event.eventId !== undefined

/** What can be done about an event beside signing up: by those who came, and by staff. Nothing when there is nothing. */
Component({
  properties: {
    event: { type: Object, value: {} as EventItem },
    /** `guest` for those who came, `staff` for those who look after the event. */
    side: { type: String, value: 'guest' },
  },

  data: { links: [] as Link[] },

  observers: {
    'event, side': function (event: Partial<EventItem>, side: string) {
      const linksFor = side === 'staff' ? linksForStaff : linksForGuest
      const links = isEvent(event) ? linksFor(event, Date.now()) : []
      this.setData({ links })
    },
  },

  methods: {
    onLinkOpen(open: LinkEvent) {
      const { key } = open.currentTarget.dataset
      openPage(`/pages/events/${key}/${key}?eventId=${this.data.event.eventId}`)
    },
  },
})
