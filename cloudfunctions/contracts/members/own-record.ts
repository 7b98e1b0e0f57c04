import * as z from 'zod'
import { limits } from '../../../miniprogram/shared/limits'
import { memberStatusLabels } from '../../../miniprogram/shared/labels'
import { keysOf } from '../keys'
import { defineContract, Done, Instant, PageInput, pageOf, text } from '../define'
import { Role, Phone, AnsweredView } from './fields'

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

/** A person as they entered themself, phone masked: to change it, it is entered anew. */
const ProfileView = z.object({
  name: z.string(),
  phone: z.string().optional(),
  occupation: z.string().optional(),
  skills: z.array(z.string()),
  /** Missing for whoever was asked nothing. */
  answers: z.array(AnsweredView).optional(),
})

/** A look at somebody's data: who, in what role, when, at what and why. */
const LookView = z.object({ byName: z.string(), byRole: z.string(), at: Instant, what: z.string(), reason: z.string() })

export const ownRecordContract = defineContract({
  /** Who the caller is; whoever is not registered is a guest. */
  'members.getMe': { access: 'anyone', input: z.strictObject({}), output: MeView },
  /** Agrees to the privacy policy in force. */
  'members.agreeToPolicy': { access: 'anyone', input: z.strictObject({ consentVersion: z.string().max(20) }), output: Done },
  /** Corrects what the caller entered; what is missing stays. Whoever proves a phone takes over the record staff made of it. */
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
  /** Who looked at the caller, the newest first. */
  'members.listWhoLooked': { access: 'anyone', input: z.strictObject(PageInput), output: pageOf(LookView) },
})
