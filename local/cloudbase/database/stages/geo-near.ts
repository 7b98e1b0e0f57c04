import { requestFailed, unsupported } from '../../errors'
import { type Doc, isPlainObject } from '../document'
import { valuesAt } from '../field-path'
import { distanceFrom, pointOf } from '../geo/geo-query'
import { piecesOf } from '../geo/geometry'
import { compileMatch } from '../match'
import { expressionOf } from '../expressions'
import { replaced } from './group'
import { type StageCompiler, asObject, fieldName, onlyOptions } from './stage'

const known = [
  'near',
  'distanceField',
  'spherical',
  'maxDistance',
  'minDistance',
  'query',
  'distanceMultiplier',
  'includeLocs',
  'key',
  'limit',
  'num',
  'uniqueDocs',
]

function numberOf(options: Doc, name: string, other: number): number {
  const value = options[name]
  if (value === undefined) return other
  if (typeof value !== 'number' || !(value >= 0)) throw requestFailed(`$geoNear: ${name} must be a non-negative number`)
  return value
}

/** CloudBase finds the field by its only geo index; without one there, the only field of the documents that holds GeoJSON serves. */
function onlyGeoField(docs: Doc[]): string {
  const fields = new Set(docs.flatMap((doc) => Object.keys(doc).filter((field) => isGeometry(doc[field]))))
  const [field, ...more] = fields
  if (more.length > 0) throw requestFailed(`There is more than one geo field (${[...fields].join(', ')}); $geoNear needs a key`)
  return field ?? 'location'
}

function isGeometry(value: unknown): boolean {
  if (!isPlainObject(value) || typeof value.type !== 'string') return false
  try {
    return piecesOf(value).length > 0
  } catch {
    return false
  }
}

const geoNear: StageCompiler = (body, _context, name) => {
  const options = asObject(name, body)
  onlyOptions(name, options, known)
  if (Array.isArray(options.near)) throw unsupported('$geoNear from legacy coordinates')
  const point = pointOf(options.near, name)
  const distanceField = fieldName(name, 'distanceField', options.distanceField)
  const key = options.key === undefined ? undefined : fieldName(name, 'key', options.key)
  const locations = options.includeLocs === undefined ? undefined : fieldName(name, 'includeLocs', options.includeLocs)
  const multiplier = numberOf(options, 'distanceMultiplier', 1)
  const [least, most] = [numberOf(options, 'minDistance', 0), numberOf(options, 'maxDistance', Infinity)]
  // MongoDB before 4.2 answers 100 documents unless told otherwise, and later ones all; a limit is only taken when it is given.
  const limit = numberOf(options, 'limit', numberOf(options, 'num', Infinity))
  const test = compileMatch(asObject(name, options.query ?? {}), expressionOf({}))
  return (docs) => {
    const field = (key ?? onlyGeoField(docs)).split('.')
    const distance = distanceFrom(point, field)
    const rows = docs.flatMap((doc) => {
      const metres = distance(doc)
      if (metres === undefined || metres < least || metres > most || !test(doc)) return []
      const shown = replaced(doc, distanceField.split('.'), metres * multiplier)
      return [{ metres, doc: locations === undefined ? shown : replaced(shown, locations.split('.'), valuesAt(doc, field)[0]) }]
    })
    return rows
      .sort((a, b) => a.metres - b.metres)
      .slice(0, limit)
      .map(({ doc }) => doc)
  }
}

/** Source: MongoDB manual, "$geoNear"; distances are always those on the sphere. */
export const geoNearStages: Record<string, StageCompiler> = { $geoNear: geoNear }
