import { assistedHowLabels } from '../../../miniprogram/shared/labels'

/** The columns of the sheet: what the template has, what is looked for, and what the explanation says. */
export const columns = {
  name: { title: '姓名', required: true, width: 14, example: '李和平', explained: '必填，20 个字以内' },
  phone: { title: '手机号', required: false, width: 16, example: '13800138000', explained: '可以不填；11 位数字' },
  organisation: {
    title: '组织',
    required: true,
    width: 30,
    example: '城东区/联谊会',
    explained: '必填；写组织的名称，有重名时写成“上级/名称”，能填的都在“组织”那一页',
  },
  occupation: { title: '职业', required: false, width: 18, example: '教师', explained: '可以不填，40 个字以内' },
  skills: {
    title: '特长',
    required: false,
    width: 24,
    example: '英语、摄影',
    explained: '可以不填；几样用顿号“、”分开，最多 10 样',
  },
  how: {
    title: '同意方式',
    required: true,
    width: 14,
    example: assistedHowLabels.inPerson,
    explained: `必填：${Object.values(assistedHowLabels).join('、')}。本人同意登记以后才能填进来`,
  },
} as const

export type ColumnKey = keyof typeof columns

export const columnKeys = Object.keys(columns) as ColumnKey[]

/** The heading as the template has it. */
export const headingOf = (key: ColumnKey) => `${columns[key].title}${columns[key].required ? '*' : ''}`
