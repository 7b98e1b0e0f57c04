import { toInput, type EventForm, type Input } from './form'
import { startsOf, type SeriesForm } from './series'
import { instantOf } from './shanghai-time'
import { audienceText, quotaLines } from './summaries'

/** An event that is being written, as the preview shows it. */
export interface Previewed {
  input: Input
  organisationName: string
  /** 所有成员 */
  audience: string
  /** 柳溪镇最多 5 个名额 */
  quotas: string[]
  /** when each event of a series begins; one for a single event */
  starts: string[]
  /** members can see it already */
  published: boolean
}

export function previewedFrom(
  form: EventForm,
  series: SeriesForm,
  nameOf: (organisationId: string) => string,
  published: boolean,
): Previewed {
  return {
    input: toInput(form),
    organisationName: nameOf(form.organisationId),
    audience: audienceText(form, nameOf),
    quotas: quotaLines(form, nameOf),
    starts: startsOf(form.start, series).map(instantOf),
    published,
  }
}

let held: Previewed | undefined

/** Keeps what is being written for the page that shows it. */
export function hold(previewed: Previewed): void {
  held = previewed
}

/** What is being written; missing where the page was opened otherwise. */
export function heldPreview(): Previewed | undefined {
  return held
}
