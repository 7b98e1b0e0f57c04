import * as z from 'zod'
import { limits } from '../../miniprogram/shared/limits'
import { memberStatusLabels, signUpStatusLabels } from '../../miniprogram/shared/labels'
import { keysOf } from './keys'
import { defineContract, Done, Id, Instant, PageInput, pageOf, text } from './define'

const SignUpStatus = z.enum(keysOf(signUpStatusLabels))

/** One of two records that look alike; the phone is masked. */
const AlikeView = z.object({
  memberId: z.string(),
  name: z.string(),
  status: z.enum(keysOf(memberStatusLabels)),
  phone: z.string().optional(),
  organisationNames: z.array(z.string()),
  registeredAt: Instant,
  /** Entered by staff and without a WeChat of its own. */
  assisted: z.boolean(),
})

/** What both records say about one thing, and which of them stands afterwards. */
const FieldView = z.object({
  field: z.enum(['name', 'phone', 'occupation', 'skills', 'organisations', 'status', 'roles']),
  kept: z.string(),
  gone: z.string(),
  after: z.string(),
})

const MergePreview = z.object({
  /** Which stays and which goes: the one with a WeChat stays, so they may have changed places. */
  keepId: z.string(),
  goId: z.string(),
  fields: z.array(FieldView),
  moves: z.object({
    signUps: z.int(),
    events: z.int(),
    opinionsRaised: z.int(),
    opinionsHandled: z.int(),
    deliveries: z.int(),
    notices: z.int(),
    roles: z.int(),
  }),
  /** Events for which both signed up: what becomes of the two. */
  clashes: z.array(
    z.object({ title: z.string(), keptStatus: SignUpStatus, goneStatus: SignUpStatus, stays: z.enum(['kept', 'gone']) }),
  ),
  /** Open opinions that the person would then both have raised and have to answer. */
  ownOpinions: z.int(),
  /** The WeChat of the one that goes will open nothing any more. */
  closesWeChat: z.boolean(),
  /** Either may stay: both have a WeChat, or neither. */
  maySwap: z.boolean(),
})

export const mergesContract = defineContract({
  /** Pairs within reach that look like one person. */
  'merges.listDuplicates': {
    access: ['administrator'],
    input: z.strictObject(PageInput),
    output: pageOf(
      z.object({ duplicateId: z.string(), why: z.array(z.enum(['phone', 'name'])), people: z.array(AlikeView).length(2) }),
    ),
  },
  /** These are two people: the pair is not shown again. */
  'merges.dismissDuplicate': { access: ['administrator'], input: z.strictObject({ duplicateId: Id }), output: Done },
  'merges.previewMerge': { access: ['administrator'], input: z.strictObject({ keepId: Id, goId: Id }), output: MergePreview },
  'merges.mergeMembers': {
    access: ['administrator'],
    input: z.strictObject({ keepId: Id, goId: Id, reason: text(limits.reason) }),
    output: z.object({ memberId: z.string() }),
  },
})
