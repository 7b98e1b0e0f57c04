/** Wheels of a date or time picker. */
export interface DateWheels {
  /** labels by column; they depend on what the other columns show, because months differ in length */
  columns(selected: number[]): string[][]
  selected: number[]
  /** the value of the first entry of each column */
  first: number[]
}

export interface DateLimits {
  value: string
  start: string
  end: string
  fields: string
}

const units = ['年', '月', '日']

export function dateWheels(mode: 'date' | 'time', limits: DateLimits): DateWheels {
  return mode === 'time' ? timeWheels(limits) : dayWheels(limits)
}

function timeWheels({ value }: DateLimits): DateWheels {
  const [hour = 0, minute = 0] = value.split(':').map(Number)
  const columns = [numbers(0, 23, '时'), numbers(0, 59, '分')]
  return { columns: () => columns, selected: [hour, minute], first: [0, 0] }
}

function dayWheels({ value, start, end, fields }: DateLimits): DateWheels {
  const count = fields === 'year' ? 1 : fields === 'month' ? 2 : 3
  const [firstYear = 1970] = (start || '1970').split('-').map(Number)
  const [lastYear = 2100] = (end || '2100').split('-').map(Number)
  const parts = value.split('-').map(Number)
  const today = new Date()
  const shown = [parts[0] || today.getFullYear(), parts[1] || today.getMonth() + 1, parts[2] || today.getDate()]
  const first = [firstYear, 1, 1]
  return {
    first,
    selected: shown.slice(0, count).map((part, index) => Math.max(0, part - (first[index] ?? 0))),
    columns: ([year = 0, month = 0]) => {
      const days = new Date(firstYear + year, month + 1, 0).getDate()
      return [numbers(firstYear, lastYear, units[0]), numbers(1, 12, units[1]), numbers(1, days, units[2])].slice(0, count)
    },
  }
}

function numbers(from: number, to: number, unit = ''): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => `${from + index}${unit}`)
}

/** `2025-06-01` or `14:30` from the chosen entries. */
export function readDate(mode: 'date' | 'time', { first }: DateWheels, chosen: number[]): string {
  return chosen.map((index, column) => String(index + (first[column] ?? 0)).padStart(2, '0')).join(mode === 'time' ? ':' : '-')
}
