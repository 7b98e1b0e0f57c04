import { members } from '../../cloudfunctions/domains/members'
import { memberIdOfWeChat } from '../../cloudfunctions/domains/members/merge-store'
import { finishMerges } from '../../cloudfunctions/domains/merges'
import { organisations } from '../../cloudfunctions/domains/organisations'
import { events, signUps } from '../../cloudfunctions/domains/events'
import { hashPhone } from '../../cloudfunctions/platform/secrets'
import type { InputOf } from '../../cloudfunctions/contracts'
import { aMember, anEvent, anOrganisation, aSignUp } from '../factories'
import { wholeDatabase } from './support/whole-database'
import type { World } from './support/world'
import { openWorld, present } from './support/world'

let world: World

/** What the local WeChat answers for any phone code. */
const vouched = '13900001234'
let drafts = 0

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

type Entry = InputOf<'members.enterAssisted'>

function entry(changes: Partial<Entry> = {}): Entry {
  return {
    name: '赵大爷',
    organisationIds: ['association'],
    consent: { how: 'inPerson', note: '本人口头同意，女儿在场' },
    consentVersion: '2026-11',
    draftKey: `draft${++drafts}`,
    ...changes,
  }
}

/** The code with which the phone proves its number. */
async function phoneCode(): Promise<string> {
  const body = JSON.stringify({ openid: 'somebody' })
  const reply = await fetch(`${world.url}/wechat/_phone-code`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  return ((await reply.json()) as { code: string }).code
}

const registration = (name: string, organisationIds = ['association']) => ({ name, organisationIds, consentVersion: '2026-11' })

/** Nobody else may have the number that WeChat vouches for. */
afterEach(async () => {
  await members.update({ phoneHash: hashPhone(vouched) }, { phone: null, phoneHash: null })
})

describe('entering somebody who has no smartphone', () => {
  it('is done at once by an administrator and waits for review when a liaison officer does it', async () => {
    expect(await world.call('administrator', 'members.enterAssisted', entry())).toMatchObject({ status: 'approved' })
    const { memberId, status } = await world.call('liaison', 'members.enterAssisted', entry())
    expect(status).toBe('pending')
    await world.call('administrator', 'members.reviewRegistration', { memberId, decision: 'approve' })
    expect(await members.get(memberId)).toMatchObject({
      status: 'approved',
      assisted: { byName: 'liaison同志', how: 'inPerson', note: '本人口头同意，女儿在场', takenOverAt: null },
    })
  })

  it('is nobody else’s, and nobody’s out of reach', async () => {
    expect(await world.refusal('member', 'members.enterAssisted', entry())).toBe('ROLE_REQUIRED')
    expect(await world.refusal('stranger', 'members.enterAssisted', entry())).toBe('ROLE_REQUIRED')
    expect(
      await world.refusal('liaison', 'members.enterAssisted', entry({ organisationIds: ['association', 'elsewhere'] })),
    ).toBe('ROLE_REQUIRED')
  })

  it('is one record however often the same draft is sent', async () => {
    const once = entry({ phone: '13811110000' })
    const first = await world.call('liaison', 'members.enterAssisted', once)
    expect(await world.call('liaison', 'members.enterAssisted', once)).toEqual(first)
  })

  it('refuses a phone that somebody within reach has, and tells nothing of people elsewhere', async () => {
    const phone = '13811112222'
    await world.call('administrator', 'members.enterAssisted', entry({ phone }))
    expect(await world.refusal('liaison', 'members.enterAssisted', entry({ phone }))).toBe('PHONE_KNOWN')
    const there = await world.call('stranger', 'members.enterAssisted', entry({ phone, organisationIds: ['elsewhere'] }))
    expect(there.status).toBe('approved')
  })

  it('leaves all or nothing when the power goes at any point', async () => {
    const once = entry({ phone: '13811113333' })
    const before = await wholeDatabase()
    let left = 0
    for (; (await wholeDatabase()) === before; left++) {
      await world.cutOffAfter(left, () => world.call('administrator', 'members.enterAssisted', once))
    }
    expect(left).toBeGreaterThan(4)
    const { memberId } = await world.call('administrator', 'members.enterAssisted', once)
    expect(await members.count({ phoneHash: hashPhone('13811113333') })).toBe(1)
    expect(await members.get(memberId)).toMatchObject({ name: '赵大爷' })
  })
})

describe('what was done for somebody', () => {
  async function enteredAndTakenOver(openid: string): Promise<string> {
    const { memberId } = await world.call('administrator', 'members.enterAssisted', entry({ phone: vouched }))
    await world.call('administrator', 'members.editAssisted', { memberId, occupation: '退休教师', joinIds: ['district'] })
    await world.call('liaison', 'members.editAssisted', { memberId, name: '赵大', skills: ['书法'] })
    const input = { ...registration('赵大'), phoneCode: await phoneCode() }
    expect(await world.call(openid, 'members.register', input)).toEqual({ memberId, status: 'approved' })
    return memberId
  }

  it('is shown to them with who and when, and what can be undone is undone once', async () => {
    const memberId = await enteredAndTakenOver('zhao1')
    const { items } = await world.call('zhao1', 'members.listDoneForMe', {})
    expect(items.map(({ what, byName, canUndo }) => [what, byName, canUndo]).sort()).toEqual([
      ['替您加入了城东区', 'administrator同志', true],
      ['替您更正了姓名、特长', 'liaison同志', true],
      ['替您更正了职业', 'administrator同志', true],
      ['替您登记，加入联谊会', 'administrator同志', false],
    ])
    const idOf = (what: string) => items.find((item) => item.what === what)?.doneForId ?? ''
    for (const what of ['替您更正了职业', '替您加入了城东区', '替您加入了城东区']) {
      await world.call('zhao1', 'members.undoDoneForMe', { doneForId: idOf(what) })
    }
    expect(await members.get(memberId)).toMatchObject({ occupation: null, organisationIds: ['association'] })
    expect(await world.refusal('zhao1', 'members.undoDoneForMe', { doneForId: idOf('替您登记，加入联谊会') })).toBe(
      'UNDO_ELSEWHERE',
    )
    expect(await world.refusal('member', 'members.undoDoneForMe', { doneForId: idOf('替您更正了姓名、特长') })).toBe(
      'DONE_FOR_NOT_FOUND',
    )
    const { parts } = await world.call('zhao1', 'rights.getMyData', {})
    expect(parts.find(({ title }) => title === '为我代办的事')).toMatchObject({ count: 4 })
  })

  it('is found by the name as it is now, corrected or put back', async () => {
    const memberId = await enteredAndTakenOver('zhao4')
    const { memberId: other } = await world.call('administrator', 'members.enterAssisted', entry({ name: '欧阳菊' }))
    await world.call('liaison', 'members.editAssisted', { memberId: other, name: '欧阳桔' })
    const found = async (namePart: string) =>
      (await world.call('administrator', 'members.listMembers', { namePart })).items.map((item) => item.memberId)
    expect(await found('阳桔')).toEqual([other])
    expect(await found('阳菊')).toEqual([])
    expect(await found('大爷')).not.toContain(memberId)
    const { items } = await world.call('zhao4', 'members.listDoneForMe', {})
    const named = items.find(({ what }) => what.includes('姓名'))
    await world.call('zhao4', 'members.undoDoneForMe', { doneForId: named?.doneForId ?? '' })
    expect(await found('大爷')).toContain(memberId)
  })

  it('does not undo what the person changed since', async () => {
    const memberId = await enteredAndTakenOver('zhao2')
    await world.call('zhao2', 'members.updateProfile', { occupation: '园丁' })
    const { items } = await world.call('zhao2', 'members.listDoneForMe', {})
    const corrected = items.find(({ what }) => what === '替您更正了职业')
    await world.call('zhao2', 'members.undoDoneForMe', { doneForId: corrected?.doneForId ?? '' })
    expect(await members.get(memberId)).toMatchObject({ occupation: '园丁' })
  })

  it('keeps the last organisation', async () => {
    const memberId = await enteredAndTakenOver('zhao3')
    await members.update({ _id: memberId }, { organisationIds: ['district'], organisationPaths: ['district'] })
    const { items } = await world.call('zhao3', 'members.listDoneForMe', {})
    const joined = items.find(({ what }) => what === '替您加入了城东区')
    expect(await world.refusal('zhao3', 'members.undoDoneForMe', { doneForId: joined?.doneForId ?? '' })).toBe(
      'LAST_ORGANISATION',
    )
  })

  it('is not done to somebody who uses the product themself, and organisations are an administrator’s to give', async () => {
    expect(await world.refusal('administrator', 'members.editAssisted', { memberId: 'm_li', name: '李' })).toBe('NOT_ASSISTED')
    const { memberId } = await world.call('liaison', 'members.enterAssisted', entry())
    expect(await world.refusal('liaison', 'members.editAssisted', { memberId, joinIds: ['district'] })).toBe('ROLE_REQUIRED')
    expect(await world.refusal('stranger', 'members.editAssisted', { memberId, name: '赵' })).toBe('MEMBER_NOT_FOUND')
  })
})

describe('taking the record over', () => {
  it('is for whoever proves the phone; what they typed wins, where they belong stays as it was decided', async () => {
    const { memberId } = await world.call('administrator', 'members.enterAssisted', entry({ phone: vouched, skills: ['下棋'] }))
    const input = { ...registration('赵国强', ['elsewhere']), occupation: '木工', phoneCode: await phoneCode() }
    expect(await world.call('taker', 'members.register', input)).toEqual({ memberId, status: 'approved' })
    expect(await members.get(memberId)).toMatchObject({
      openid: 'taker',
      name: '赵国强',
      occupation: '木工',
      skills: ['下棋'],
      organisationIds: ['association'],
      assisted: { takenOverAt: present },
    })
  })

  it('is not for whoever only types the number', async () => {
    const { memberId } = await world.call('administrator', 'members.enterAssisted', entry({ phone: vouched }))
    const typed = await world.call('typer', 'members.register', { ...registration('冒名'), phone: vouched })
    expect(typed).toEqual({ memberId: memberIdOfWeChat('typer'), status: 'pending' })
    expect((await members.get(memberId))?.openid).not.toBe('typer')
  })

  it('happens once when two taps or two phones come at once', async () => {
    const { memberId } = await world.call('administrator', 'members.enterAssisted', entry({ phone: vouched }))
    const codes = [await phoneCode(), await phoneCode(), await phoneCode()]
    const answers = await Promise.all(
      ['racer', 'racer', 'rival'].map((openid, i) =>
        world.call(openid, 'members.register', { ...registration(openid), phoneCode: codes[i] ?? '' }),
      ),
    )
    const openid = (await members.get(memberId))?.openid
    expect(['racer', 'rival']).toContain(openid)
    expect(answers[0]?.memberId).toBe(answers[1]?.memberId)
    expect(new Set(answers.map((answer) => answer.memberId)).size).toBe(2)
    expect(await members.count({ openid: 'racer' })).toBe(1)
    expect(await members.count({ openid: 'rival' })).toBe(1)
  })

  it('does not let in whom staff suspended, nor make pending people approved', async () => {
    const { memberId } = await world.call('liaison', 'members.enterAssisted', entry({ phone: vouched }))
    const input = { ...registration('待审'), phoneCode: await phoneCode() }
    expect(await world.call('waiting', 'members.register', input)).toEqual({ memberId, status: 'pending' })
  })

  it('lets nobody into an organisation by a phone that nobody has decided on', async () => {
    await organisations.insertMissing([anOrganisation('choir', '合唱团', anOrganisation('district', '城东区'))])
    const inChoir = { organisationIds: ['choir'], organisationPaths: ['district', 'choir'] }
    await members.insertMissing([aMember({ _id: 'm_asking', openid: 'asking', status: 'pending', ...inChoir })])
    await world.call('administrator', 'members.enterAssisted', entry({ phone: vouched }))
    await world.call('asking', 'members.updateProfile', { phoneCode: await phoneCode() })
    expect(await members.get('m_asking')).toMatchObject({ status: 'approved', organisationIds: ['association'] })
    await members.update({ _id: 'm_asking' }, { phone: null, phoneHash: null })
    await world.call('liaison', 'members.enterAssisted', entry({ phone: vouched, organisationIds: ['choir'] }))
    await world.call('asking', 'members.updateProfile', { phoneCode: await phoneCode() })
    expect(await members.get('m_asking')).toMatchObject({ status: 'approved', organisationIds: ['association'] })
  })

  it('merges it into the own record of whoever registered with a typed number and proves it later', async () => {
    await members.insertMissing([aMember({ _id: 'm_own', openid: 'own', name: '自己', occupation: null })])
    const { memberId } = await world.call('administrator', 'members.enterAssisted', entry({ phone: vouched, occupation: '裁缝' }))
    await events.insertMissing([anEvent({ _id: 'e_own', issued: 1 })])
    await signUps.insertMissing([aSignUp({ eventId: 'e_own', memberId })])
    await world.call('own', 'members.updateProfile', { phone: vouched })
    expect(await members.get(memberId)).toMatchObject({ name: '赵大爷' })
    await world.call('own', 'members.updateProfile', { phoneCode: await phoneCode() })
    await finishMerges(new Date(present.getTime() + 60_000))
    expect(await members.get(memberId)).toBeNull()
    expect(await members.get('m_own')).toMatchObject({ name: '自己', occupation: '裁缝', openid: 'own' })
    expect(await signUps.get('e_own_m_own')).toMatchObject({ status: 'confirmed', seats: [1] })
    const { parts } = await world.call('own', 'rights.getMyData', {})
    expect(parts.find(({ title }) => title === '登记的合并')?.items[0]?.lines[0]).toContain('您验证手机号后自动合并')
  })
})
