/** The shape of what is coming. */
Component({
  properties: {
    rows: { type: Number, value: 3 },
  },
})
