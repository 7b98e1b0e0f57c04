import { joined } from '../../../../behaviors/paging'
import { call, type OutputOf } from '../../../../services/api'

type Person = OutputOf<'events.listWhoComes'>['items'][number]

/** Those who come and agreed to be named; nothing while there is nobody. */
Component({
  properties: {
    eventId: { type: String, value: '' },
    /** Who asks is a member; others are not told. */
    asked: { type: Boolean, value: false },
    /** Another number reads it again. */
    turn: { type: Number, value: 0 },
  },

  data: {
    people: [] as Person[],
    /** Where the rest of them starts; empty at the end. */
    cursor: '',
  },

  observers: {
    'eventId, asked, turn': function (eventId: string, asked: boolean) {
      if (eventId !== '' && asked) void this.read()
    },
  },

  methods: {
    onMoreTap() {
      void this.read(this.data.cursor)
    },

    /** Without them the page is still whole. */
    async read(cursor?: string) {
      const { eventId, people } = this.data
      const page = await call('events.listWhoComes', { eventId, cursor }).catch(() => undefined)
      if (page) this.setData({ people: joined(cursor, people, page.items), cursor: page.nextCursor ?? '' })
    },
  },
})
