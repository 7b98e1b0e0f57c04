import * as z from 'zod'
import { limits } from '../../miniprogram/shared/limits'
import { DateOnly, defineContract, Done, Id, text } from './define'
import { QuestionsInput, QuestionView } from './questions'

/** A number to call, as it is printed on a door: digits, and the signs between them. */
const PhoneNumber = z
  .string()
  .max(limits.phoneNumber)
  .regex(/^\+?\d[\d -]{4,}\d$/)

/** How an organisation is reached. */
const Contact = z.object({ phone: z.string().optional(), address: z.string().optional(), hours: z.string().optional() })

/** An organisation as everyone may read it; who leads it is for members. */
const OrganisationView = z.object({
  organisationId: z.string(),
  name: z.string(),
  /** From the root down, without itself. */
  above: z.array(z.object({ organisationId: z.string(), name: z.string() })),
  contact: Contact,
  /** Missing for whoever is not a member yet. `memberId` is for those who look after the organisation. */
  officers: z.array(z.object({ title: z.string(), name: z.string(), memberId: z.string().optional() })).optional(),
  /** Asked of whoever registers. The version goes up with every change. */
  questions: z.object({ version: z.int(), items: z.array(QuestionView) }),
  /** Missing where anybody may register at any time. */
  intake: z.object({ startsOn: DateOnly, endsOn: DateOnly, most: z.int(), left: z.int(), isOpen: z.boolean() }).optional(),
  /** `edit` for those who look after it. */
  can: z.array(z.enum(['edit'])),
})

export const organisationsContract = defineContract({
  /** A new place in the tree, below one that the caller administers. */
  'organisations.createOrganisation': {
    access: ['administrator'],
    input: z.strictObject({
      name: text(limits.organisationName),
      parentId: Id,
      /** The phone's key for one draft: sending it again answers the organisation that already exists. */
      draftKey: Id.optional(),
    }),
    output: z.object({ organisationId: z.string() }),
  },
  'organisations.renameOrganisation': {
    access: ['administrator'],
    input: z.strictObject({ organisationId: Id, name: text(limits.organisationName) }),
    output: Done,
  },
  /** What everyone may see: names and their place in the tree. Only what is open. */
  'organisations.listTree': {
    access: 'anyone',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({
          organisationId: z.string(),
          name: z.string(),
          parentId: z.string().optional(),
          /** Has questions of its own or limits its intake: look at it before registering. */
          asks: z.literal(true).optional(),
        }),
      ),
    }),
  },
  'organisations.getOrganisation': { access: 'anyone', input: z.strictObject({ organisationId: Id }), output: OrganisationView },
  /** What is left out is removed. */
  'organisations.editContact': {
    access: ['administrator'],
    input: z.strictObject({
      organisationId: Id,
      phone: PhoneNumber.optional(),
      address: text(limits.address).optional(),
      hours: text(limits.openingHours).optional(),
    }),
    output: Done,
  },
  /** Who leads an organisation, in the order in which they are shown: members of it or of one below. */
  'organisations.editOfficers': {
    access: ['administrator'],
    input: z.strictObject({
      organisationId: Id,
      officers: z.array(z.strictObject({ memberId: Id, title: text(limits.officerTitle) })).max(limits.officers),
    }),
    output: Done,
  },
  'organisations.editQuestions': {
    access: ['administrator'],
    input: z.strictObject({ organisationId: Id, questions: QuestionsInput }),
    output: z.object({ version: z.int() }),
  },
  /** How many registrations are taken from one day to another; without `intake` any number at any time. */
  'organisations.editIntake': {
    access: ['administrator'],
    input: z.strictObject({
      organisationId: Id,
      intake: z.strictObject({ startsOn: DateOnly, endsOn: DateOnly, most: z.int().min(1).max(limits.intakePlaces) }).optional(),
    }),
    output: Done,
  },
})
