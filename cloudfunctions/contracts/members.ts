import * as z from 'zod'
import { limits } from '../../miniprogram/shared/limits'
import { invitationStateLabels, memberStatusLabels, roleLabels } from '../../miniprogram/shared/labels'
import { keysOf } from './keys'
import { DateOnly, defineContract, Done, Id, Instant, PageInput, pageOf, text } from './define'
import { AnswersInput, AnswerView } from './questions'

const MemberStatus = z.enum(['pending', 'approved', 'rejected', 'suspended'])
const Role = z.enum(keysOf(roleLabels))
/** As somebody typed or scanned it: in either case, with spaces between or not. */
const InvitationCode = z.string().min(1).max(20)
const Phone = z.string().regex(/^1[3-9]\d{9}$/)

/** What a person sees of themself; a guest is answered too. */
const MeView = z.object({
  status: z.enum(keysOf(memberStatusLabels)),
  memberId: z.string().optional(),
  name: z.string().optional(),
  roles: z.array(z.object({ role: Role, organisationId: z.string(), organisationName: z.string() })),
  organisations: z.array(z.object({ organisationId: z.string(), name: z.string() })),
  /** The policy in force, which may be newer than the one agreed to. */
  consentVersion: z.string(),
  /** The one agreed to last; missing for a guest. */
  agreedVersion: z.string().optional(),
  /** Set for a rejected and for a suspended person. */
  reason: z.string().optional(),
  /** They want no WeChat messages, so the phone does not ask for consent to any. */
  declinesMessages: z.literal(true).optional(),
})

/** What somebody answered to one organisation's questions, in the words of both. */
const AnsweredView = z.object({
  organisationId: z.string(),
  organisationName: z.string(),
  items: z.array(z.object({ questionId: z.string(), label: z.string(), answer: AnswerView, words: z.string() })),
})

/** A person waiting for approval, as staff see them: the phone is masked. */
const PendingMemberView = z.object({
  memberId: z.string(),
  name: z.string(),
  phone: z.string().optional(),
  organisations: z.array(z.object({ organisationId: z.string(), name: z.string() })),
  occupation: z.string().optional(),
  skills: z.array(z.string()),
  answers: z.array(AnsweredView),
  registeredAt: Instant,
})

/** A person as they entered themself, phone masked: to change it, it is entered anew. */
const ProfileView = z.object({
  name: z.string(),
  phone: z.string().optional(),
  occupation: z.string().optional(),
  skills: z.array(z.string()),
  /** Missing for whoever was asked nothing. */
  answers: z.array(AnsweredView).optional(),
})

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

/** What staff did for the caller. */
const DoneForView = z.object({
  doneForId: z.string(),
  at: Instant,
  byName: z.string(),
  what: z.string(),
  /** How it is undone; missing when it was, or holds no more. */
  how: z.string().optional(),
  /** Where it is undone, when not by `members.undoDoneForMe`. */
  page: z.string().optional(),
  canUndo: z.boolean(),
  /** When and how it was undone, also by what the member did elsewhere. */
  undone: z.object({ at: Instant, words: z.string() }).optional(),
})

/** The same on a page of their own. */
const PersonView = MemberView.extend({
  /** While they are suspended. */
  suspension: z.object({ reason: z.string(), byName: z.string(), at: Instant }).optional(),
})

/** A look at somebody's data: who, in what role, when, at what and why. */
const LookView = z.object({ byName: z.string(), byRole: z.string(), at: Instant, what: z.string(), reason: z.string() })

/** What became of one person in a review of many. `reviewedAlready`: somebody else decided; `tryAgain`: nothing happened to them. */
const ReviewOutcome = z.enum(['approved', 'rejected', 'reviewedAlready', 'notFound', 'tryAgain'])

/** An invitation as staff see it: the code is theirs to hand out. */
const InvitationView = z.object({
  code: z.string(),
  organisationId: z.string(),
  organisationName: z.string(),
  uses: z.int(),
  usesLeft: z.int(),
  state: z.enum(keysOf(invitationStateLabels)),
  expiresAt: Instant.optional(),
  madeByName: z.string(),
  madeAt: Instant,
})

/** A colleague who can be given work. */
const StaffView = z.object({ memberId: z.string(), name: z.string(), organisationNames: z.array(z.string()) })

export const membersContract = defineContract({
  'members.getMe': { access: 'anyone', input: z.strictObject({}), output: MeView },
  'members.register': {
    access: 'anyone',
    input: z.strictObject({
      name: text(limits.name),
      phone: Phone.optional(),
      phoneCode: z.string().min(1).max(128).optional(),
      organisationIds: z.array(Id).min(1).max(limits.organisations),
      occupation: text(limits.occupation).optional(),
      skills: z.array(text(limits.skill)).max(limits.skills).optional(),
      consentVersion: z.string().max(20),
      invitationCode: InvitationCode.optional(),
      /** To the questions of the chosen organisations, each with the version that was shown. */
      answers: z
        .array(z.strictObject({ organisationId: Id, version: z.int(), answers: AnswersInput }))
        .max(limits.organisations)
        .optional(),
    }),
    output: z.object({ memberId: z.string(), status: MemberStatus }),
  },
  'members.listPending': { access: ['administrator'], input: z.strictObject(PageInput), output: pageOf(PendingMemberView) },
  'members.reviewRegistration': {
    access: ['administrator'],
    input: z.strictObject({
      memberId: Id,
      decision: z.enum(['approve', 'reject']),
      reason: text(limits.reason).optional(),
    }),
    output: z.object({ memberId: z.string(), status: MemberStatus }),
  },
  'members.createInvitation': {
    access: ['administrator'],
    input: z.strictObject({ organisationId: Id, uses: z.int().min(1).max(limits.invitationUses), expiresAt: Instant.optional() }),
    output: z.object({ code: z.string() }),
  },
  /** Decides on many; each is an act of its own, so what was done before a crash stands and a repeat does the rest. */
  'members.reviewRegistrations': {
    access: ['administrator'],
    input: z.strictObject({
      memberIds: z.array(Id).min(1).max(limits.reviewedAtOnce),
      decision: z.enum(['approve', 'reject']),
      reason: text(limits.reason).optional(),
    }),
    output: z.object({
      items: z.array(z.object({ memberId: z.string(), outcome: ReviewOutcome, words: z.string() })),
    }),
  },
  'members.listInvitations': { access: ['administrator'], input: z.strictObject(PageInput), output: pageOf(InvitationView) },
  'members.withdrawInvitation': { access: ['administrator'], input: z.strictObject({ code: InvitationCode }), output: Done },
  /** A mini-program code that opens the registration with the invitation filled in. */
  'members.makeInvitationPicture': {
    access: ['administrator'],
    input: z.strictObject({ code: InvitationCode }),
    output: z.object({ mediaType: z.enum(['image/png', 'image/jpeg']), base64: z.string() }),
  },
  /** Where an invitation leads. A code that was never one and one that is over are answered alike. */
  'members.getInvitation': {
    access: 'anyone',
    input: z.strictObject({ code: InvitationCode }),
    output: z.object({ valid: z.boolean(), organisationId: z.string().optional(), organisationName: z.string().optional() }),
  },
  'members.agreeToPolicy': { access: 'anyone', input: z.strictObject({ consentVersion: z.string().max(20) }), output: Done },
  'members.listHandlers': {
    access: ['administrator'],
    input: z.strictObject({}),
    output: z.object({ items: z.array(StaffView) }),
  },
  'members.updateProfile': {
    access: 'anyone',
    input: z.strictObject({
      name: text(limits.name).optional(),
      phone: Phone.optional(),
      phoneCode: z.string().min(1).max(128).optional(),
      /** An empty text removes it. */
      occupation: z.union([z.literal(''), text(limits.occupation)]).optional(),
      skills: z.array(text(limits.skill)).max(limits.skills).optional(),
    }),
    output: ProfileView,
  },
  /** What somebody entered about themself. */
  'members.getProfile': { access: 'anyone', input: z.strictObject({}), output: ProfileView },
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
  'members.restoreMember': { access: ['administrator'], input: z.strictObject({ memberId: Id }), output: Done },
  /** A phone in full, for a reason that the member will read. */
  'members.revealPhone': {
    access: ['administrator', 'liaison'],
    input: z.strictObject({ memberId: Id, reason: text(limits.reason) }),
    output: z.object({ phone: z.string() }),
  },
  'members.listWhoLooked': { access: 'anyone', input: z.strictObject(PageInput), output: pageOf(LookView) },
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
  'members.withdrawRole': {
    access: ['administrator'],
    input: z.strictObject({ memberId: Id, role: Role, organisationId: Id }),
    output: Done,
  },
  /** The first administrator: with the one-time set-up code, an approved owner of the whole tree. */
  'members.claimOwnership': {
    access: 'anyone',
    input: z.strictObject({ setupCode: z.string().min(8).max(64), name: text(limits.name), consentVersion: z.string().max(20) }),
    output: z.object({ memberId: z.string(), status: MemberStatus }),
  },
  /** Somebody who has no smartphone, entered by staff, with how they agreed. */
  'members.enterAssisted': {
    access: ['administrator', 'liaison'],
    input: z.strictObject({
      name: text(limits.name),
      phone: Phone.optional(),
      organisationIds: z.array(Id).min(1).max(limits.organisations),
      occupation: text(limits.occupation).optional(),
      skills: z.array(text(limits.skill)).max(limits.skills).optional(),
      consent: z.strictObject({ how: z.enum(['inPerson', 'byPhone', 'inWriting']), note: text(limits.comment).optional() }),
      consentVersion: z.string().max(20),
      /** The phone's key for one draft: sending it again answers the record that already exists. */
      draftKey: Id.optional(),
    }),
    output: z.object({ memberId: z.string(), status: MemberStatus }),
  },
  /** Corrects what was entered for somebody who does not use the product themself. */
  'members.editAssisted': {
    access: ['administrator', 'liaison'],
    input: z.strictObject({
      memberId: Id,
      name: text(limits.name).optional(),
      phone: Phone.optional(),
      /** An empty text removes it. */
      occupation: z.union([z.literal(''), text(limits.occupation)]).optional(),
      skills: z.array(text(limits.skill)).max(limits.skills).optional(),
      /** Organisations they join; an administrator's to decide. */
      joinIds: z.array(Id).max(limits.organisations).default([]),
    }),
    output: Done,
  },
  'members.listDoneForMe': { access: 'anyone', input: z.strictObject(PageInput), output: pageOf(DoneForView) },
  'members.undoDoneForMe': { access: 'anyone', input: z.strictObject({ doneForId: Id }), output: Done },
})
