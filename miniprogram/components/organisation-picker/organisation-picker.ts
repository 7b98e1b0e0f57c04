import { inTreeOrder, sought, type Organisation } from '../../services/organisation-tree'

type ChangeEvent<T> = WechatMiniprogram.CustomEvent<{ value: T }>

/** More rows than this are a wall; the rest is found by name. */
const shown = 8

/** Finds organisations by name in the tree, and chooses one or, with `multiple`, several. */
Component({
  properties: {
    /** The tree as `organisations.listTree` answers it. */
    items: { type: Array, value: [] as Organisation[] },
    /** Ids of the chosen ones. */
    value: { type: Array, value: [] as string[] },
    multiple: { type: Boolean, value: false },
  },

  data: {
    /** What is looked for. */
    typed: '',
    /** The rows for `choice-list`: the chosen ones, then what matches. */
    options: [] as { value: string; label: string; note: string }[],
    /** How many more would match. */
    hidden: 0,
    /** The tree is long enough to need a search. */
    searchable: false,
  },

  observers: {
    'items, value, typed': function (items: Organisation[], value: string[], typed: string) {
      const all = inTreeOrder(items)
      const chosen = all.filter((item) => value.includes(item.organisationId))
      const matching = sought(all, typed).filter((item) => !chosen.includes(item))
      const rows = items.length > shown ? [...chosen, ...matching.slice(0, shown)] : all
      this.setData({
        options: rows.map((item) => ({ value: item.organisationId, label: item.name, note: item.path })),
        hidden: items.length > shown ? Math.max(matching.length - shown, 0) : 0,
        searchable: items.length > shown,
      })
    },
  },

  methods: {
    onSoughtChange(event: ChangeEvent<string>) {
      this.setData({ typed: event.detail.value })
    },

    onChoiceChange(event: ChangeEvent<string | string[]>) {
      const { value } = event.detail
      this.triggerEvent('change', { value: Array.isArray(value) ? this.withUnshown(value) : [value] })
    },

    /** Keeps what was chosen but cannot be seen, such as an organisation that is not in the tree any more. */
    withUnshown(visible: string[]): string[] {
      const options = this.data.options.map((option) => option.value)
      return [...this.data.value.filter((id) => !options.includes(id)), ...visible]
    },
  },
})
