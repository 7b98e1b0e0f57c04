/** What a registration is most often returned for; staff pick one or write their own. */
export const rejectionReasons = [
  '请填写真实姓名，方便我们联系您',
  '手机号联系不上，请核对后重新填写',
  '所选组织不对，请重新选择',
  '暂未找到您的组织关系，请先联系联络员',
  '您已经登记过，不用重复登记',
] as const
