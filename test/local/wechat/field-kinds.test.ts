import fc from 'fast-check'
import { fitField } from '../../../cloudfunctions/platform/template-field'
import { messageTemplates } from '../../../cloudfunctions/platform/templates'
import { fieldFault } from '../../../local/wechat'

const kinds = ['thing', 'number', 'letter', 'symbol', 'character_string', 'time', 'date', 'amount']
const fields = [...kinds, 'phone_number', 'car_number', 'name', 'phrase', 'enum'].map((kind) => `${kind}1`)

test.each([
  ['thing1', '春日茶会🍵(第3届)'],
  ['number1', '12.5'],
  ['letter1', 'VIP'],
  ['symbol1', '※—'],
  ['character_string1', 'TX-2026 0001'],
  ['time1', '15:01'],
  ['time1', '2019年10月1日 15:01'],
  ['time1', '2019年10月1日 15:01~16:30'],
  ['date1', '2019-12-25 09:42'],
  ['date1', '10月1日~10月7日'],
  ['date1', '2018.01'],
  ['amount1', '¥100.05'],
  ['amount1', '100元'],
  ['phone_number1', '+86-0766-66888866'],
  ['car_number1', '粤A8Z888挂'],
  ['name1', '阿依古丽·买买提'],
  ['name1', 'Alexander Hamilton'],
  ['phrase1', '审核通过'],
])('%s takes %s', (field, value) => {
  expect(fieldFault(field, value)).toBeNull()
})

test.each([
  ['thing1', '二'.repeat(21)],
  ['thing1', '甲\t乙'],
  ['thing1', '甲\u2028乙'],
  ['thing1', '\ud800'],
  ['number1', '十二'],
  ['number1', '1'.repeat(33)],
  ['letter1', 'A1'],
  ['symbol1', '※※※※※※'],
  ['character_string1', '编号1'],
  ['time1', '2019年10月1日'],
  ['time1', '25:00'],
  ['time1', '15:01～16:30'],
  ['time1', '1:00~2:00~3:00'],
  ['date1', '2019年13月1日'],
  ['amount1', '¥12345678901'],
  ['phone_number1', '123456789012345678'],
  ['car_number1', '粤粤A8888'],
  ['name1', '甲'.repeat(11)],
  ['name1', '张三2'],
  ['phrase1', '审核不通过了'],
  ['phrase1', 'OK'],
])('%s refuses %j', (field, value) => {
  expect(fieldFault(field, value)).toBe('invalid')
})

test.each([
  ['thing1', '一'.repeat(20), '一'.repeat(20)],
  ['thing1', '一'.repeat(30), `${'一'.repeat(19)}…`],
  ['thing1', `${'一'.repeat(18)}🍵🍵`, `${'一'.repeat(18)}…`],
  ['thing1', ' 第一行\n\n第二行 ', '第一行 第二行'],
  ['thing1', '\n', '无'],
  ['time2', '2019-10-01T07:01:30.000Z', '2019年10月1日 15:01'],
  ['time2', '2019-12-31T16:00:00Z', '2020年1月1日 00:00'],
  ['time2', '2019-10-01T07:01:00Z~2019-10-01T09:00:00Z', '2019年10月1日 15:01~2019年10月1日 17:00'],
  ['time2', '14:00~16:00', '14:00~16:00'],
  ['time2', '明天', '00:00'],
  ['date3', '2019-09-30T16:00:00.000Z', '2019年10月1日'],
  ['phrase1', '审核已经通过了', '审核已经通'],
  ['name1', '欧阳修2', '欧阳修'],
  ['number1', '共１２人', '12'],
  ['character_string1', '编号 TX-１', 'TX-1'],
  ['amount1', '1,200.5元', '¥1200.5'],
  ['phone_number1', '电话:010-12345678', '010-12345678'],
  ['car_number1', '粤A·8Z888 挂', '粤A8Z888挂'],
  ['letter1', '甲', 'NA'],
  ['unknown1', '任意', '任意'],
])('fits %s %j as %j', (field, text, fitted) => {
  expect(fitField(field, text)).toBe(fitted)
})

const instant = fc
  .date({ min: new Date('1970-01-02'), max: new Date('2200-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString())
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'一二粤挂A8z９٣é🍵¥$.,~-: \n年月日T\ud800㋿〇Ⅷ'.split('')), maxLength: 60 }),
  fc.string({ maxLength: 60 }),
  instant,
  fc.tuple(instant, instant).map((ends) => ends.join('~')),
)

test('whatever the text, WeChat takes the fitted value, and fitting it again changes nothing', () => {
  fc.assert(
    fc.property(fc.constantFrom(...fields), anyText, (field, text) => {
      const fitted = fitField(field, text)
      expect([fitted, fieldFault(field, fitted)]).toEqual([fitted, null])
      expect(fitField(field, fitted)).toBe(fitted)
    }),
    { numRuns: 20_000 },
  )
})

test('a text that WeChat takes as a thing, a name or a phrase is not changed', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('thing1', 'name1', 'phrase1'),
      fc.string({ unit: fc.constantFrom(...'一二三AB·。'), maxLength: 20 }),
      (field, text) => {
        fc.pre(fieldFault(field, text) === null)
        expect(fitField(field, text)).toBe(text)
      },
    ),
  )
})

test('every field of the product has a kind that the stand-in knows', () => {
  const names = Object.values(messageTemplates).flatMap((template) => Object.keys(template.fields))
  expect(names.map((field) => fieldFault(field, fitField(field, '通知')))).toEqual(names.map(() => null))
})
