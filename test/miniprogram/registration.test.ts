import {
  emptyForm,
  formOf,
  mistakesInPerson,
  registrationOf,
  summaryOf,
  type Form,
} from '../../miniprogram/pages/members/register/registration'

const tree = [
  { organisationId: 'city', name: '江城市' },
  { organisationId: 'lake', name: '东湖联谊会', parentId: 'city' },
]
const form: Form = { ...emptyForm, name: ' 何晓雨 ', phone: '13800138000', organisationIds: ['lake'], skills: '英语、摄影' }
const consentVersion = '2026-11'
const invitation = { organisationId: 'lake', organisationName: '东湖联谊会' }

describe('what is entered', () => {
  it('is sent without what was left empty', () => {
    expect(registrationOf(form, { consentVersion, invitation: null, asked: [] })).toEqual({
      name: '何晓雨',
      phone: '13800138000',
      organisationIds: ['lake'],
      skills: ['英语', '摄影'],
      consentVersion,
    })
  })

  it('is sent with WeChat’s code rather than a typed number', () => {
    const sent = registrationOf({ ...form, phoneCode: 'code' }, { consentVersion, invitation: null, asked: [] })
    expect(sent).toMatchObject({ phoneCode: 'code' })
    expect(sent).not.toHaveProperty('phone')
  })

  it('is sent with the invitation only where the person belongs to who invites', () => {
    const invited = { ...form, invitationCode: 'ABCDE' }
    expect(registrationOf(invited, { consentVersion, invitation, asked: [] })).toMatchObject({ invitationCode: 'ABCDE' })
    const elsewhere = { ...invited, organisationIds: ['city'] }
    expect(registrationOf(elsewhere, { consentVersion, invitation, asked: [] })).not.toHaveProperty('invitationCode')
  })

  it('needs a phone number unless there is one already, and a right one in any case', () => {
    expect(mistakesInPerson(form, '')).toEqual({})
    expect(mistakesInPerson({ ...form, phone: '' }, '')).toHaveProperty('phone')
    expect(mistakesInPerson({ ...form, phone: '' }, '138****8000')).toEqual({})
    expect(mistakesInPerson({ ...form, phone: '123' }, '138****8000')).toHaveProperty('phone')
    expect(mistakesInPerson({ ...form, phone: '', phoneCode: 'code' }, '')).toEqual({})
  })
})

describe('a registration that was returned', () => {
  const organisations = ['lake', 'gone'].map((organisationId) => ({ organisationId, name: organisationId }))
  const me = { status: 'rejected' as const, roles: [], organisations, consentVersion }
  const held = { name: '小雨', phone: '138****8000', skills: ['书法', '摄影'] }

  it('comes back as it was entered, without organisations that are no longer there', () => {
    expect(formOf(me, held, tree)).toEqual({ ...emptyForm, name: '小雨', organisationIds: ['lake'], skills: '书法、摄影' })
  })

  it('is shown line by line, the number by its ends', () => {
    const lines = summaryOf(formOf(me, held, tree), '138****8000', tree).map(({ heading, note }) => `${heading} ${note}`)
    expect(lines).toEqual(['姓名 小雨', '手机号 138****8000', '所在组织 东湖联谊会', '职业 没有填', '特长 书法、摄影'])
  })
})
