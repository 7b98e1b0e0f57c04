import { pathsOf, requireAll } from '../../../cloudfunctions/domains/organisations'
import { anOrganisation } from '../../factories'
import { refusalBy } from '../../kernel/actors'

const city = anOrganisation('city', '江城市')
const east = anOrganisation('east', '城东区', city)
const west = anOrganisation('west', '城西区', city)

describe('organisations that were asked for', () => {
  it('come in the order of the question, each once', () => {
    expect(requireAll([west, east], ['east', 'west', 'east'])).toEqual([east, west])
  })

  it('are refused when one does not exist', () => {
    expect(refusalBy(() => requireAll([east], ['east', 'nowhere']))).toBe('ORGANISATION_NOT_FOUND')
    expect(requireAll([], [])).toEqual([])
  })

  it('are not found by the names of what every object has', () => {
    expect(refusalBy(() => requireAll([east], ['constructor']))).toBe('ORGANISATION_NOT_FOUND')
    expect(refusalBy(() => requireAll([east], ['__proto__']))).toBe('ORGANISATION_NOT_FOUND')
  })
})

describe('the way to organisations', () => {
  it('names each with all above it, once', () => {
    expect(pathsOf([east, west])).toEqual(['city', 'east', 'west'])
    expect(pathsOf([])).toEqual([])
  })
})
