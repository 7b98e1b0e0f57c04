import fc from 'fast-check'
import type { OrganisationRecord } from '../../../cloudfunctions/domains/organisations'
import { grantsAfter } from '../../../cloudfunctions/domains/members/rules'
import type { Wanted } from '../../../cloudfunctions/domains/reorganisations/rules'
import { planned, requirePower } from '../../../cloudfunctions/domains/reorganisations/rules'
import { AppError } from '../../../cloudfunctions/kernel/app-error'
import type { Place, Tree } from '../../../cloudfunctions/kernel/tree'
import { allStandingFor, isOpen, standingFor, treeOf, waysTo } from '../../../cloudfunctions/kernel/tree'
import { anOrganisation } from '../../factories'
import { anActor, refusalBy } from '../../kernel/actors'
import { faultsOfTree } from '../../use-cases/support/paths-follow-the-tree'

const city = anOrganisation('city', '江城市')
const east = anOrganisation('east', '城东区', city)
const lake = anOrganisation('lake', '望湖街道', east)
const club = anOrganisation('club', '商会', lake)
const west = anOrganisation('west', '城西区', city)
const tree = treeOf([city, east, lake, club, west])

const administrator = (...organisationIds: string[]) =>
  anActor('m_admin', ...organisationIds.map((organisationId) => ({ role: 'administrator' as const, organisationId })))
const owner = anActor('m_owner', { role: 'owner', organisationId: 'city' })
const plan = (wanted: Wanted, actor = administrator('city'), most = 200) => planned(tree, wanted, actor, most)
const after = (wanted: Wanted, on: Tree = tree) => applied(on, planned(on, wanted, owner, 200).changes)

function applied(on: Tree, changes: ({ _id: string } & Partial<Place>)[]): Tree {
  const next = new Map(on)
  for (const change of changes) next.set(change._id, { ...(next.get(change._id) as OrganisationRecord), ...change })
  return next
}

describe('moving', () => {
  it('takes everything below along', () => {
    const moved = after({ kind: 'move', organisationId: 'lake', toId: 'west' })
    expect(moved.get('lake')).toMatchObject({ parentId: 'west', path: ['city', 'west', 'lake'] })
    expect(moved.get('club')).toMatchObject({ parentId: 'lake', path: ['city', 'west', 'lake', 'club'] })
    expect(plan({ kind: 'move', organisationId: 'lake', toId: 'west' }).touched).toEqual(['lake', 'club'])
  })

  it.each([
    ['below itself', { kind: 'move', organisationId: 'east', toId: 'club' }, 'BELOW_ITSELF'],
    ['under itself', { kind: 'move', organisationId: 'east', toId: 'east' }, 'BELOW_ITSELF'],
    ['of the root', { kind: 'move', organisationId: 'city', toId: 'west' }, 'ROOT_STAYS'],
    ['to where it is', { kind: 'move', organisationId: 'east', toId: 'city' }, 'ALREADY_THERE'],
    ['to nowhere', { kind: 'move', organisationId: 'east', toId: 'nowhere' }, 'ORGANISATION_NOT_FOUND'],
    ['of nothing', { kind: 'move', organisationId: 'nowhere', toId: 'east' }, 'ORGANISATION_NOT_FOUND'],
  ] as const)('%s is refused', (_where, wanted, code) => {
    expect(refusalBy(() => plan(wanted))).toBe(code)
  })

  it('asks for reach over both ends: what it hung under and what it will', () => {
    const wanted = { kind: 'move', organisationId: 'lake', toId: 'west' } as const
    expect(refusalBy(() => plan(wanted, administrator('lake', 'west')))).toBe('ROLE_REQUIRED')
    expect(refusalBy(() => plan(wanted, administrator('east')))).toBe('ORGANISATION_NOT_FOUND')
    expect(refusalBy(() => plan(wanted, administrator('west')))).toBe('ORGANISATION_NOT_FOUND')
    expect(plan(wanted, administrator('east', 'west')).to._id).toBe('west')
  })

  it('of more than a transaction holds is refused in words', () => {
    expect(refusalBy(() => plan({ kind: 'move', organisationId: 'east', toId: 'west' }, owner, 2))).toBe('TREE_TOO_LARGE')
  })
})

describe('merging', () => {
  it('closes one, and what was below it hangs under the other', () => {
    const merged = after({ kind: 'merge', organisationId: 'lake', toId: 'west' })
    expect(merged.get('lake')).toMatchObject({ status: 'closed', mergedIntoId: 'west' })
    expect(merged.get('club')).toMatchObject({ parentId: 'west', path: ['city', 'west', 'club'] })
    expect(standingFor(merged, 'lake')?._id).toBe('west')
  })

  it('into its parent is fine, into what is below it is not', () => {
    expect(after({ kind: 'merge', organisationId: 'club', toId: 'lake' }).get('club')?.mergedIntoId).toBe('lake')
    expect(refusalBy(() => plan({ kind: 'merge', organisationId: 'lake', toId: 'club' }))).toBe('BELOW_ITSELF')
  })

  it('with what is closed is refused', () => {
    const closed = after({ kind: 'close', organisationId: 'club' })
    expect(refusalBy(() => after({ kind: 'merge', organisationId: 'club', toId: 'west' }, closed))).toBe('ORGANISATION_CLOSED')
    expect(refusalBy(() => after({ kind: 'merge', organisationId: 'lake', toId: 'club' }, closed))).toBe('ORGANISATION_CLOSED')
    expect(refusalBy(() => after({ kind: 'move', organisationId: 'lake', toId: 'club' }, closed))).toBe('ORGANISATION_CLOSED')
  })
})

describe('closing', () => {
  it('hangs what is below under the parent, and sends the members there unless told otherwise', () => {
    expect(after({ kind: 'close', organisationId: 'lake' }).get('club')?.path).toEqual(['city', 'east', 'club'])
    expect(standingFor(after({ kind: 'close', organisationId: 'lake' }), 'lake')?._id).toBe('east')
    expect(standingFor(after({ kind: 'close', organisationId: 'lake', toId: 'club' }), 'lake')?._id).toBe('club')
  })

  it('the last open organisation is refused', () => {
    expect(refusalBy(() => plan({ kind: 'close', organisationId: 'city' }))).toBe('ROOT_STAYS')
  })
})

describe('the power of whoever merges or closes', () => {
  const owned = { some: true, allOfThem: false }
  const power = (wanted: Wanted, owners: typeof owned, actor: typeof owner) =>
    requirePower(planned(tree, wanted, actor, 200), owners, actor)
  const merge = { kind: 'merge', organisationId: 'lake', toId: 'west' } as const
  const close = { kind: 'close', organisationId: 'lake' } as const

  it('does not extend to roles of owners, unless they are one on both ends', () => {
    expect(refusalBy(() => power(merge, owned, administrator('city')))).toBe('OWNER_NEEDED')
    expect(refusalBy(() => power(close, owned, administrator('city')))).toBe('OWNER_NEEDED')
    const half = anActor('m_half', { role: 'owner', organisationId: 'east' }, { role: 'administrator', organisationId: 'west' })
    expect(refusalBy(() => power(merge, owned, half))).toBe('OWNER_NEEDED')
    expect(power(merge, owned, owner)).toBeUndefined()
    expect(power(merge, { some: false, allOfThem: false }, administrator('city'))).toBeUndefined()
  })

  it('does not end the last owner', () => {
    expect(refusalBy(() => power(close, { some: true, allOfThem: true }, owner))).toBe('LAST_OWNER')
    expect(power(merge, { some: true, allOfThem: true }, owner)).toBeUndefined()
  })
})

describe('grants', () => {
  const merged = after({ kind: 'merge', organisationId: 'lake', toId: 'west' })

  it('on a merged organisation hold on the other, those on a closed one end', () => {
    const grants = [
      { role: 'handler' as const, organisationId: 'lake' },
      { role: 'editor' as const, organisationId: 'east' },
    ]
    expect(grantsAfter(grants, merged).map(({ organisationId }) => organisationId)).toEqual(['west', 'east'])
    expect(grantsAfter(grants, after({ kind: 'close', organisationId: 'lake' }))).toEqual([grants[1]])
    const closedLater = after({ kind: 'close', organisationId: 'west' }, merged)
    expect(grantsAfter(grants, closedLater)).toEqual([grants[1]])
  })

  it('that become the same are one, the one that ends later', () => {
    const sooner = { role: 'handler' as const, organisationId: 'west', endsAt: new Date('2026-12-01') }
    const later = { role: 'handler' as const, organisationId: 'lake', endsAt: new Date('2027-12-01') }
    expect(grantsAfter([sooner, later], merged)).toEqual([{ ...later, organisationId: 'west' }])
    expect(grantsAfter([{ ...sooner, endsAt: null }, later], merged)).toEqual([{ ...sooner, endsAt: null }])
  })
})

it('any acts in any order keep the tree a tree, and every member in at least one open organisation', () => {
  const act = fc.record({
    kind: fc.constantFrom('move' as const, 'merge' as const, 'close' as const),
    from: fc.nat(14),
    to: fc.option(fc.nat(14), { nil: undefined }),
  })
  fc.assert(
    fc.property(fc.array(fc.nat(13), { minLength: 14, maxLength: 14 }), fc.array(act, { maxLength: 25 }), (parents, acts) => {
      const places: OrganisationRecord[] = [anOrganisation('o0', '根')]
      // Each hangs under one that was there before it.
      parents.forEach((n, i) => places.push(anOrganisation(`o${i + 1}`, `第${i + 1}`, places[n % (i + 1)])))
      const everybody = places.map(({ _id }) => [_id, 'o3'])
      const actor = anActor('m_owner', { role: 'owner', organisationId: 'o0' })
      let now = treeOf(places)
      for (const { kind, from, to } of acts) {
        try {
          const toId = to === undefined && kind !== 'close' ? 'o0' : to === undefined ? undefined : `o${to}`
          now = applied(now, planned(now, { kind, organisationId: `o${from}`, toId }, actor, 200).changes)
        } catch (error) {
          if (!(error instanceof AppError)) throw error
        }
        expect(faultsOfTree(now)).toEqual([])
        for (const ids of everybody) {
          const standing = allStandingFor(now, ids)
          expect(standing.length).toBeGreaterThan(0)
          expect(standing.every(isOpen)).toBe(true)
          expect(waysTo(standing)).toContain('o0')
        }
      }
    }),
    { numRuns: 200 },
  )
})
