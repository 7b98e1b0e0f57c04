interface Step {
  title: string
  time: string
  text?: string
  by?: string
  state: 'done' | 'current' | 'todo'
}

/** Steps one after another: done, under way, still to come. */
Component({
  properties: {
    items: { type: Array, value: [] as Step[] },
  },
})
