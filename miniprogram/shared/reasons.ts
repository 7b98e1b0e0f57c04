/** What a registration is most often returned for; staff pick one or write their own. */
export const rejectionReasons = [
  '请填写真实姓名，方便我们联系您',
  '手机号联系不上，请核对后重新填写',
  '所选组织不对，请重新选择',
  '暂未找到您的组织关系，请先联系联络员',
  '您已经登记过，不用重复登记',
] as const

/** Why an event is most often called off; those who signed up read it. */
export const cancelReasons = [
  '因天气原因取消，改期会另行通知',
  '主讲人临时不能来，改期会另行通知',
  '场地临时不能使用',
  '报名的人太少，这次不办了',
] as const
