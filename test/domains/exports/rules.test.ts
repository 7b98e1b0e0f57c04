import { requireOwn, requireSize } from '../../../cloudfunctions/domains/exports/rules'
import type { Actor } from '../../../cloudfunctions/kernel/access'
import type { ExportRecord } from '../../../cloudfunctions/domains/exports/store'
import { anActor } from '../../kernel/actors'

const requireTheirs = (found: ExportRecord | null, actor: Actor) => requireOwn(found, actor, ['administrator'])
const record = (scope: string[], byId = 'm_1'): ExportRecord => ({
  _id: 'x_1',
  what: 'members',
  filter: {},
  scope,
  withPhones: false,
  reason: '核对',
  byId,
  byName: '甲',
  byRole: '管理员',
  state: 'ready',
  createdAt: new Date(0),
  expiresAt: new Date(1),
  removeAt: new Date(2),
  rows: 1,
  worked: 1,
  parts: 1,
  cursor: null,
  isRead: true,
  cloudPath: 'exports/x.xlsx',
  fileId: null,
})

describe('an export', () => {
  const on = (...ids: string[]) => ids.map((organisationId) => ({ role: 'administrator' as const, organisationId }))

  it('is for whoever asked for it', () => {
    expect(requireTheirs(record(['east']), anActor('m_1', ...on('east', 'west')))._id).toBe('x_1')
    expect(() => requireTheirs(record(['east']), anActor('m_2', ...on('east')))).toThrow('EXPORT_NOT_FOUND')
    expect(() => requireTheirs(null, anActor('m_1', ...on('east')))).toThrow('EXPORT_NOT_FOUND')
  })

  it('is nobody’s once a role it was made with is gone', () => {
    expect(() => requireTheirs(record(['east', 'west']), anActor('m_1', ...on('east')))).toThrow('EXPORT_NOT_FOUND')
    const liaison = { role: 'liaison' as const, organisationId: 'east' }
    expect(() => requireTheirs(record(['east']), anActor('m_1', liaison))).toThrow('EXPORT_NOT_FOUND')
  })

  it('is neither empty nor too long', () => {
    expect(() => requireSize(10, 10)).not.toThrow()
    expect(() => requireSize(0, 10)).toThrow('EXPORT_EMPTY')
    expect(() => requireSize(11, 10)).toThrow('EXPORT_TOO_LARGE')
  })
})
