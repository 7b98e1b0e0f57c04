import * as z from 'zod'
import { limits } from '../../miniprogram/shared/limits'
import { eventKindLabels } from '../../miniprogram/shared/labels'
import { keysOf } from './keys'
import { DateOnly, defineContract, Done, Id, Instant, PageInput, pageOf, text } from './define'

/** Whom a segment holds: approved members to whom everything here applies. Nothing that members did not give or do themselves. */
export const SegmentFilter = z.strictObject({
  organisationIds: z.array(Id).min(1).max(limits.organisations),
  includeBelow: z.boolean(),
  /** Any of these. */
  skills: z.array(text(limits.skill)).min(1).max(limits.skills).optional(),
  /** Days of registration in Shanghai, both included. */
  joinedFrom: DateOnly.optional(),
  joinedTo: DateOnly.optional(),
  /** Came to this event. */
  tookPartIn: Id.optional(),
  /** Came to an event of this kind, whichever. */
  tookPartInKind: z.enum(keysOf(eventKindLabels)).optional(),
})

/** How many people: to those who may not see who they are, a few are not counted out, because a count of one is a look at a person. */
export const PeopleCount = z.union([z.object({ count: z.int() }), z.object({ fewerThan: z.int() })])

const SegmentView = z.object({
  segmentId: z.string(),
  name: z.string(),
  filter: SegmentFilter,
  /** The filter in words. */
  words: z.string(),
  byName: z.string(),
  updatedAt: Instant,
})

/** Somebody in a segment; never a phone. */
const SegmentMemberView = z.object({ memberId: z.string(), name: z.string(), organisationIds: z.array(z.string()) })

const writers = ['administrator', 'editor', 'organiser', 'liaison'] as const
const named = { name: text(limits.segmentName), filter: SegmentFilter }

export const segmentsContract = defineContract({
  'segments.createSegment': {
    access: writers,
    input: z.strictObject({
      ...named,
      /** The phone's key for one draft: sending it again answers the segment that already exists. */
      draftKey: Id.optional(),
    }),
    output: z.object({ segmentId: z.string() }),
  },
  'segments.editSegment': { access: writers, input: z.strictObject({ segmentId: Id, ...named }), output: Done },
  /** Notices that were written to it keep their copy of the filter. */
  'segments.deleteSegment': { access: writers, input: z.strictObject({ segmentId: Id }), output: Done },
  'segments.listSegments': { access: writers, input: z.strictObject(PageInput), output: pageOf(SegmentView) },
  'segments.getSegment': { access: writers, input: z.strictObject({ segmentId: Id }), output: SegmentView },
  /** How many match now. */
  'segments.countMatches': { access: writers, input: z.strictObject({ filter: SegmentFilter }), output: PeopleCount },
  /** Who matches now, by name. */
  'segments.listMatches': {
    access: ['administrator', 'liaison'],
    input: z.strictObject({ filter: SegmentFilter, ...PageInput }),
    output: pageOf(SegmentMemberView),
  },
  /** The skills that members within reach gave most often, for tapping. */
  'segments.listSkills': { access: writers, input: z.strictObject({}), output: z.object({ items: z.array(z.string()) }) },
})
