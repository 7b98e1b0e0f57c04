type Kind = 'text' | 'number' | 'oneChoice' | 'manyChoice' | 'date'

interface EditedQuestion {
  questionId?: string
  kind: Kind
  label: string
  required: boolean
  options?: string[]
}
interface EditorRow extends EditedQuestion {
  key: number
  kindIndex: number
  kindLabel: string
  chooses: boolean
  /** The options as they are typed. */
  typedOptions: string
}

type EditorAt = { at: number }
type EditorTextEvent = WechatMiniprogram.CustomEvent<{ value: string }, object, EditorAt>
type EditorPickEvent = WechatMiniprogram.CustomEvent<{ value: string }, object, EditorAt>
type EditorSwitchEvent = WechatMiniprogram.CustomEvent<{ value: boolean }, object, EditorAt>
type EditorTapEvent = WechatMiniprogram.TouchEvent<object, object, EditorAt & { by?: number }>

/** Editing a list of questions: what is asked, how it is answered, whether it must be. Tells the whole list on every change. */
Component({
  properties: {
    value: { type: Array, value: [] as EditedQuestion[] },
    /** `{value, label}` of every kind. */
    kinds: { type: Array, value: [] as { value: Kind; label: string }[] },
    most: { type: Number, value: 10 },
    labelLimit: { type: Number, value: 60 },
  },

  data: { rows: [] as EditorRow[] },

  observers: {
    'value, kinds': function (value: EditedQuestion[], kinds: { value: Kind; label: string }[]) {
      // What is being typed into a list of options must not be tidied under the finger.
      const rows = value.map((question, i): EditorRow => {
        const kindIndex = kinds.findIndex((kind) => kind.value === question.kind)
        return {
          ...question,
          key: i,
          kindIndex,
          kindLabel: kinds[kindIndex]?.label ?? '',
          chooses: question.kind === 'oneChoice' || question.kind === 'manyChoice',
          typedOptions: (question.options ?? []).join('\n'),
        }
      })
      this.setData({ rows })
    },
  },

  methods: {
    onLabelChange(event: EditorTextEvent) {
      this.change(event.currentTarget.dataset.at, { label: event.detail.value })
    },

    onKindPick(event: EditorPickEvent) {
      const kind = this.data.kinds[Number(event.detail.value)]?.value
      if (kind !== undefined) this.change(event.currentTarget.dataset.at, { kind })
    },

    onRequiredChange(event: EditorSwitchEvent) {
      this.change(event.currentTarget.dataset.at, { required: event.detail.value })
    },

    onOptionsChange(event: EditorTextEvent) {
      this.change(event.currentTarget.dataset.at, { options: event.detail.value.split('\n') })
    },

    onAddTap() {
      this.tell([...this.data.value, { kind: 'text', label: '', required: false }])
    },

    onRemoveTap(event: EditorTapEvent) {
      const { at } = event.currentTarget.dataset
      this.tell(this.data.value.filter((_question, i) => i !== at))
    },

    onUpTap(event: EditorTapEvent) {
      const { at } = event.currentTarget.dataset
      const moved = [...this.data.value]
      const [question] = moved.splice(at, 1)
      if (question) moved.splice(at - 1, 0, question)
      this.tell(moved)
    },

    change(at: number, changes: Partial<EditedQuestion>) {
      this.tell(this.data.value.map((question, i) => (i === at ? { ...question, ...changes } : question)))
    },

    tell(value: EditedQuestion[]) {
      this.triggerEvent('change', { value })
    },
  },
})
