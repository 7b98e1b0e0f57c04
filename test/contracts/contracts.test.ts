import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { UseCaseName } from '../../cloudfunctions/contracts'
import { contracts } from '../../cloudfunctions/contracts'
import { DateOnly } from '../../cloudfunctions/contracts/define'
import { errors } from '../../cloudfunctions/contracts/errors'
import { findContract } from '../../cloudfunctions/contracts/find-contract'
import { product } from '../../cloudfunctions/domains'
import { roleLabels } from '../../miniprogram/shared/labels'

const functions = path.join(__dirname, '../../cloudfunctions')
const names = Object.keys(contracts) as UseCaseName[]
const domains = readdirSync(path.join(functions, 'domains'), { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
)
/** A large domain keeps its files in folders; in whichever it is, there is one of that name. */
const filesOf = (name: string) => {
  const [domain = '', useCase = ''] = name.split('.')
  const folder = path.join(functions, 'domains', domain)
  const file = `${useCase.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((found) => path.basename(found) === file)
    .map((found) => path.join(folder, found))
}
const sources = readdirSync(functions, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && file !== path.join('contracts', 'errors.ts'))
  .map((file) => readFileSync(path.join(functions, file), 'utf8'))
  .join('\n')

describe.each(names)('%s', (name) => {
  it('is named after its domain and a verb', () => {
    expect(name).toMatch(/^[a-z]+\.[a-z]+([A-Z][a-z]+)*$/)
    expect(domains).toContain(name.split('.')[0])
  })

  it('is found by its name with its contract', async () => {
    const found = await findContract(name)
    expect(found?.contract).toBe(contracts[name])
  })

  it('has a handler', async () => {
    expect(typeof (await product.handlerOf(name))).toBe('function')
  })

  it('has its own file, named after it, that exports it', () => {
    const files = filesOf(name)
    expect(files).toHaveLength(1)
    expect(files.map((file) => readFileSync(file, 'utf8')).join()).toContain(
      `export const ${name.split('.')[1]}: UseCase<'${name}'>`,
    )
  })

  it('is for anyone, for members, or for roles that exist', () => {
    const { access } = contracts[name]
    const known = typeof access === 'string' ? ['anyone', 'member'].includes(access) : access.every((role) => role in roleLabels)
    expect(known).toBe(true)
    expect(access).not.toHaveLength(0)
  })

  it('refuses a key it does not know, at every depth', () => {
    const open = openObjects(z.toJSONSchema(contracts[name].input, { io: 'input', unrepresentable: 'any' }))
    expect(open).toEqual([])
    const issues = contracts[name].input.safeParse({ unheardOf: 1 }).error?.issues ?? []
    // Of several forms each refuses it.
    const [first] = issues
    const forms = first?.code === 'invalid_union' && first.path.length === 0 ? first.errors : [issues]
    for (const form of forms) expect(form.map(({ code }) => code)).toContain('unrecognized_keys')
  })
})

/** Where a schema lets unknown keys in: objects with named properties that do not forbid others. */
function openObjects(schema: unknown, at = 'input'): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { type, properties, additionalProperties } = schema as Record<string, unknown>
  const open = type === 'object' && typeof properties === 'object' && additionalProperties !== false ? [at] : []
  return [...open, ...Object.entries(schema).flatMap(([key, part]) => openObjects(part, `${at}.${key}`))]
}

it('a date is one that exists and that has a day after it', () => {
  const taken = ['2000-01-01', '2028-02-29', '2099-12-31']
  const dates = [...taken, '0001-01-01', '1999-12-31', '2100-01-01', '9999-12-31', '2027-02-29']
  expect(dates.filter((date) => DateOnly.safeParse(date).success)).toEqual(taken)
})

describe('a handler', () => {
  it('exists for nothing that is not in the contract', async () => {
    for (const domain of domains) {
      const { handlers } = (await import(`../../cloudfunctions/domains/${domain}`)) as { handlers: Record<string, unknown> }
      expect(Object.keys(handlers).sort()).toEqual(names.filter((name) => name.startsWith(`${domain}.`)).sort())
    }
  })
})

describe.each(Object.entries(errors))('the error %s', (code, { message }) => {
  it('is used', () => {
    expect(sources.includes(`'${code}'`)).toBe(true)
  })

  it('is a short Chinese sentence that blames nobody and names nothing of the system', () => {
    expect(message).toMatch(/^[\u4e00-\u9fff，。：、；！？（）]+$/)
    expect(message.length).toBeLessThanOrEqual(32)
    expect(message).not.toMatch(/失败|错误|异常|参数|系统内部|服务器|数据库|非法|null|undefined/)
  })
})
