/** Days in which closing the account can be taken back. */
export const waitDays = 7

/** What is said before anybody decides. */
export const terms = {
  goes: [
    '姓名、手机号、职业、特长和登记记录',
    '收到的消息和微信提醒的次数',
    '还没开始的活动的报名，名额会让给下一位',
    '还没答复的意见',
    '您上传的图片，包括已答复的意见里的',
    '导出过的文件',
    '谁看过您的信息的记录',
    '为您代办的事、登记合并的记录',
  ],
  stays: [
    '已结束的活动里“有一个人来过”这个数，不再有您的名字',
    '已答复的意见和答复，不再有您的名字',
    '工作记录里一个没有名字的编号，查不到您是谁',
    '如果您是工作人员：您办过的事的记录和您发的通知（连同图片），仍有您的名字',
  ],
}
