import { eventKindLabels } from '../../../../shared/labels'

type Kind = keyof typeof eventKindLabels

const pictures: Record<Kind, { icon: string }> = {
  training: { icon: 'book-open' },
  consultation: { icon: 'chat-bubble' },
  fellowship: { icon: 'usergroup' },
  volunteering: { icon: 'heart' },
  visiting: { icon: 'gift' },
  excursion: { icon: 'compass' },
  other: { icon: 'calendar' },
}

/** The calm picture an event has when nobody gave it one: a tint and a sign for its kind. */
Component({
  properties: { kind: { type: String, value: 'other' } },
  data: {
    /** the sign, from `kind` */
    icon: 'calendar',
    /** the word, from `kind` */
    label: '',
  },
  observers: {
    kind(kind: string) {
      const known = kind in pictures ? (kind as Kind) : 'other'
      this.setData({ icon: pictures[known].icon, label: eventKindLabels[known] })
    },
  },
})
