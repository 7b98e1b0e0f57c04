import { withUnanswered, type Asked } from '../../miniprogram/pages/members/register/asked'
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
    const lines = summaryOf(formOf(me, held, tree), '138****8000', tree, []).map(({ heading, note }) => `${heading} ${note}`)
    expect(lines).toEqual(['姓名 小雨', '手机号 138****8000', '所在组织 东湖联谊会', '职业 没有填', '特长 书法、摄影'])
  })
})

describe('what the chosen organisations ask', () => {
  const choice = { questionId: 'q1-1', kind: 'oneChoice' as const, label: '学历', required: true, options: ['本科', '硕士'] }
  const number = { questionId: 'q1-2', kind: 'number' as const, label: '年数', required: false }
  const asked = (answers: Asked['answers']): Asked[] => [
    {
      organisationId: 'lake',
      name: '东湖联谊会',
      questions: { version: 2, items: [choice, number] },
      intake: '',
      answers,
      wrong: [],
    },
  ]

  it('is marked where it is not answered, or answered in a way that is not taken', () => {
    expect(withUnanswered(asked({ 'q1-1': '硕士' }))).toBeNull()
    expect(withUnanswered(asked({ 'q1-1': '博士' }))?.[0]?.wrong).toEqual(['q1-1'])
    expect(withUnanswered(asked({ 'q1-2': '三年' }))?.[0]?.wrong).toEqual(['q1-1', 'q1-2'])
  })

  it('is sent with the version that was shown, and seen among what was entered', () => {
    const answers = { 'q1-1': '硕士' }
    const sent = registrationOf(form, { consentVersion, invitation: null, asked: asked(answers) })
    expect(sent.answers).toEqual([{ organisationId: 'lake', version: 2, answers }])
    const note = (given: Asked['answers']) =>
      summaryOf(form, '', tree, asked(given)).find(({ heading }) => heading.includes('想了解'))
    expect(note(answers)).toMatchObject({ step: 'place', note: '2 个问题，回答了 1 个' })
    expect(note({})).toMatchObject({ note: '还有问题没有回答' })
  })
})
