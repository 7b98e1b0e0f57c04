const icons = {
  neutral: 'minus-circle',
  active: 'time-filled',
  success: 'check-circle-filled',
  warning: 'error-triangle-filled',
  danger: 'error-circle-filled',
} as const

type Tone = keyof typeof icons

/** A state in a word, a shape and a colour. */
Component({
  properties: {
    /** neutral, active, success, warning or danger */
    tone: { type: String, value: 'neutral' },
    text: { type: String, value: '' },
  },

  data: {
    /** The shape for the tone. */
    shape: icons.neutral as string,
  },

  observers: {
    tone(tone: string) {
      this.setData({ shape: icons[tone as Tone] ?? icons.neutral })
    },
  },
})
