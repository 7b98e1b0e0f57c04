import * as z from 'zod'
import type { InputOf, UseCaseName } from '../../../cloudfunctions/contracts'
import { contracts } from '../../../cloudfunctions/contracts'

interface Schema {
  type?: string
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  minimum?: number
  items?: Schema
  properties?: Record<string, Schema>
}

const eventTimes = {
  startsAt: '2026-11-28T06:30:00Z',
  endsAt: '2026-11-28T08:30:00Z',
  signUpOpensAt: '2026-11-21T00:00:00Z',
  signUpClosesAt: '2026-11-27T00:00:00Z',
  questions: [{ kind: 'oneChoice' as const, label: '口味', required: true, options: ['清淡', '微辣'] }],
}

/** Where what is well formed must also be sensible, so that it is refused for no lesser reason than whose it is. */
const sensible: { [N in UseCaseName]?: Partial<InputOf<N>> } = {
  'members.register': { consentVersion: '2026-11', organisationIds: ['nowhere'], invitationCode: 'WRONGONE', answers: [] },
  // Open to everybody: asked for one that is not there.
  'organisations.getOrganisation': { organisationId: 'nowhere' },
  'organisations.editContact': { phone: '0571-88881234' },
  'organisations.editQuestions': { questions: [{ kind: 'oneChoice', label: '行业', required: true, options: ['农业', '商业'] }] },
  'members.claimOwnership': { setupCode: 'WRONG-CODE-1', consentVersion: '2026-11' },
  'events.createEvent': eventTimes,
  'events.createSeries': { ...eventTimes, starts: ['2026-11-28T06:30:00Z', '2026-12-05T06:30:00Z'] },
  'events.editEvent': eventTimes,
}

/** An input that a use case understands, made from its contract, with every field but the cursor. Ids are those of `ids` by field. */
export function wellFormed(name: UseCaseName, ids: Record<string, string>): Record<string, unknown> {
  const schema = z.toJSONSchema(contracts[name].input, { io: 'input', unrepresentable: 'any' }) as Schema
  return { ...(sampleOf(schema, '', ids) as Record<string, unknown>), ...sensible[name] }
}

function sampleOf(schema: Schema, field: string, ids: Record<string, string>): unknown {
  if ('const' in schema) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return sampleOf(schema.anyOf.at(-1) ?? {}, field, ids)
  switch (schema.type) {
    case 'object': {
      const fields = Object.entries(schema.properties ?? {}).filter(([key]) => key !== 'cursor')
      return Object.fromEntries(fields.map(([key, part]) => [key, sampleOf(part, key, ids)]))
    }
    case 'array':
      return [sampleOf(schema.items ?? {}, field.replace(/s$/, ''), ids)]
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1)
    case 'boolean':
      return true
    default:
      return sampleText(schema, field, ids)
  }
}

function sampleText({ format, pattern }: Schema, field: string, ids: Record<string, string>): string {
  if (format === 'date-time') return '2026-12-01T00:00:00Z'
  if (format === 'date') return '2026-12-01'
  if (format === 'uri') return 'https://meeting.example/room'
  if (pattern?.startsWith('^cloud')) return 'cloud://local/uploads/picture.png'
  if (pattern?.startsWith('^1')) return '13812348000'
  return ids[field] ?? (pattern === undefined ? '试试' : 'some-id')
}
