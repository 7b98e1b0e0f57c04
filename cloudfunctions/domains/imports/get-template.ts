import { scopeOf } from '../../kernel/access'
import type { UseCase } from '../../kernel/use-case'
import { allOrganisations } from '../organisations'
import { columnKeys, columns, headingOf } from './columns'
import { namesOnTheWay, within } from './organisation-finder'

export const getTemplate: UseCase<'imports.getTemplate'> = async (_input, { actor }) => {
  const tree = await allOrganisations()
  const names = new Map(tree.map(({ _id, name }) => [_id, name]))
  const ways = within(tree, scopeOf(actor, 'administrator')).map((place) => [namesOnTheWay(place, names).join('/'), place.name])
  const { writeSheets } = await import('../../platform/sheets/write-sheet')
  const file = await writeSheets([
    { name: '成员', columns: columnKeys.map((key) => ({ title: headingOf(key), width: columns[key].width })), rows: [] },
    {
      name: '说明',
      columns: [
        { title: '列', width: 14 },
        { title: '怎么填', width: 70 },
        { title: '例子', width: 24 },
      ],
      rows: columnKeys.map((key) => [headingOf(key), columns[key].explained, columns[key].example]),
    },
    {
      name: '组织',
      columns: [
        { title: '写法', width: 60 },
        { title: '名称', width: 40 },
      ],
      rows: ways.sort(([a = ''], [b = '']) => a.localeCompare(b, 'zh-CN')),
    },
  ])
  return { fileName: '同心桥-成员导入模板.xlsx', base64: file.toString('base64') }
}
