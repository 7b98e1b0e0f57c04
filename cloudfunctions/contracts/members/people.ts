import * as z from 'zod'
import { limits } from '../../../miniprogram/shared/limits'
import { DateOnly, defineContract, Done, Id, Instant, PageInput, pageOf, text } from '../define'
import { MemberStatus, Role } from './fields'

/** A member in the staff's list. */
const MemberView = z.object({
  memberId: z.string(),
  name: z.string(),
  status: MemberStatus,
  phone: z.string().optional(),
  organisations: z.array(z.object({ organisationId: z.string(), name: z.string() })),
  occupation: z.string().optional(),
  skills: z.array(z.string()),
  roles: z.array(z.object({ role: Role, organisationId: z.string(), startsAt: Instant.optional(), endsAt: Instant.optional() })),
  registeredAt: Instant,
  /** Set for somebody whom staff entered; `takenOver` since they use the product themself. */
  assisted: z.object({ byName: z.string(), at: Instant, takenOver: z.boolean() }).optional(),
})

/** The same on a page of their own. */
const PersonView = MemberView.extend({
  /** While they are suspended. */
  suspension: z.object({ reason: z.string(), byName: z.string(), at: Instant }).optional(),
})

/** A colleague who can be given work. */
const StaffView = z.object({ memberId: z.string(), name: z.string(), organisationNames: z.array(z.string()) })

export const peopleContract = defineContract({
  /** Members within the caller's reach, by name. */
  'members.listMembers': {
    access: ['administrator', 'liaison'],
    input: z.strictObject({
      organisationId: Id.optional(),
      status: MemberStatus.optional(),
      /** The beginning of a name. */
      namePrefix: text(limits.name).optional(),
      /** Any part of a name. */
      namePart: text(limits.name).optional(),
      role: Role.optional(),
      skill: text(limits.skill).optional(),
      /** Registered on these days in Shanghai or between them. */
      joinedFrom: DateOnly.optional(),
      joinedTo: DateOnly.optional(),
      hasPhone: z.boolean().optional(),
      ...PageInput,
    }),
    output: pageOf(MemberView),
  },
  /** One member within the caller's reach. */
  'members.getMember': {
    access: ['administrator', 'liaison'],
    input: z.strictObject({ memberId: Id }),
    output: PersonView,
  },
  /** Keeps somebody out until they are let in again; they read why. */
  'members.suspendMember': {
    access: ['administrator'],
    input: z.strictObject({ memberId: Id, reason: text(limits.reason) }),
    output: Done,
  },
  /** Lets somebody suspended in again. */
  'members.restoreMember': { access: ['administrator'], input: z.strictObject({ memberId: Id }), output: Done },
  /** A phone in full, for a reason that the member will read. */
  'members.revealPhone': {
    access: ['administrator', 'liaison'],
    input: z.strictObject({ memberId: Id, reason: text(limits.reason) }),
    output: z.object({ phone: z.string() }),
  },
  /** Nobody grants more than they hold. */
  'members.grantRole': {
    access: ['administrator'],
    input: z.strictObject({
      memberId: Id,
      role: Role,
      organisationId: Id,
      startsAt: Instant.optional(),
      endsAt: Instant.optional(),
    }),
    output: Done,
  },
  /** The last owner stays one: LAST_OWNER. */
  'members.withdrawRole': {
    access: ['administrator'],
    input: z.strictObject({ memberId: Id, role: Role, organisationId: Id }),
    output: Done,
  },
  /** Colleagues who can be given opinions. */
  'members.listHandlers': {
    access: ['administrator'],
    input: z.strictObject({}),
    output: z.object({ items: z.array(StaffView) }),
  },
})
