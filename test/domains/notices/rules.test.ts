import type { NoticeRecord } from '../../../cloudfunctions/domains/notices'
import { refusalOf, requireAudience } from '../../../cloudfunctions/domains/notices/rules'
import { noticeStatusLabels } from '../../../miniprogram/shared/labels'
import { aNotice, anOrganisation } from '../../factories'
import { anActor, refusalBy } from '../../kernel/actors'

const district = anOrganisation('district', '城东区')
const association = anOrganisation('association', '联谊会', district)
const elsewhere = anOrganisation('elsewhere', '外区')
const statuses = Object.keys(noticeStatusLabels) as NoticeRecord['status'][]

describe('an audience', () => {
  const editor = anActor('m_editor', { role: 'editor', organisationId: 'district' })

  it('is within what the author looks after', () => {
    expect(() => requireAudience([district, association], editor)).not.toThrow()
    expect(refusalBy(() => requireAudience([association, elsewhere], editor))).toBe('ROLE_REQUIRED')
    const below = anActor('m_editor', { role: 'editor', organisationId: 'association' })
    expect(refusalBy(() => requireAudience([district], below))).toBe('ROLE_REQUIRED')
  })

  it('needs a role that writes notices', () => {
    expect(refusalBy(() => requireAudience([association], anActor('m', { role: 'reviewer', organisationId: 'district' })))).toBe(
      'ROLE_REQUIRED',
    )
  })

  it('is not empty', () => {
    expect(refusalBy(() => requireAudience([], editor))).toBe('AUDIENCE_EMPTY')
  })
})

const people = {
  author: anActor('m_editor', { role: 'editor', organisationId: 'district' }),
  authorWhoReviews: anActor('m_editor', { role: 'administrator', organisationId: 'district' }),
  otherEditor: anActor('m_other', { role: 'editor', organisationId: 'district' }),
  reviewer: anActor('m_reviewer', { role: 'reviewer', organisationId: 'district' }),
  administrator: anActor('m_admin', { role: 'administrator', organisationId: 'association' }),
  owner: anActor('m_owner', { role: 'owner', organisationId: 'district' }),
  foreignReviewer: anActor('m_far', { role: 'reviewer', organisationId: 'elsewhere' }),
  member: anActor('m_li'),
}
type Person = keyof typeof people

const refusals: Record<'submitForReview' | 'publish', Record<Person, string | null>> = {
  submitForReview: {
    author: null,
    authorWhoReviews: null,
    otherEditor: 'NOTICE_NOT_FOUND',
    reviewer: 'NOTICE_NOT_FOUND',
    administrator: 'NOTICE_NOT_FOUND',
    owner: 'NOTICE_NOT_FOUND',
    foreignReviewer: 'NOTICE_NOT_FOUND',
    member: 'NOTICE_NOT_FOUND',
  },
  publish: {
    author: 'NOTICE_NOT_FOUND',
    authorWhoReviews: 'OWN_NOTICE',
    otherEditor: 'NOTICE_NOT_FOUND',
    reviewer: null,
    administrator: null,
    owner: null,
    foreignReviewer: 'NOTICE_NOT_FOUND',
    member: 'NOTICE_NOT_FOUND',
  },
}
const rightTime = { submitForReview: 'draft', publish: 'inReview' } as const

const table = (['submitForReview', 'publish'] as const).flatMap((act) =>
  statuses.flatMap((status) =>
    (Object.keys(people) as Person[]).map((person) => {
      const early = refusals[act][person]
      return { act, status, person, code: early ?? (status === rightTime[act] ? null : 'NOTICE_MOVED_ON') }
    }),
  ),
)

describe('what somebody may do with a notice', () => {
  it.each(table)('$act by $person when $status: $code', ({ act, status, person, code }) => {
    expect(refusalOf(act, aNotice({ status }), people[person])?.code ?? null).toBe(code)
  })

  it('is published only by somebody whose role covers all of its audience', () => {
    const both = aNotice({
      status: 'inReview',
      organisationPaths: ['district', 'association', 'elsewhere'],
      audiencePaths: [{ path: ['district', 'association'] }, { path: ['elsewhere'] }],
    })
    expect(refusalOf('publish', both, people.reviewer)?.code).toBe('NOTICE_NOT_FOUND')
    const everywhere = anActor(
      'm_both',
      { role: 'reviewer', organisationId: 'district' },
      { role: 'reviewer', organisationId: 'elsewhere' },
    )
    expect(refusalOf('publish', both, everywhere)).toBeNull()
  })
})
