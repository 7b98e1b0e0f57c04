/** What somebody did, after their name, for each act that the server records. One that is not here yet is shown as it is. */
const acts: Record<string, string> = {
  'member.approved': '通过了一位成员的登记',
  'member.rejected': '退回了一位成员的登记',
  'member.suspended': '停用了一位成员',
  'member.invited': '生成了邀请码',
  'member.invitationWithdrawn': '让一个邀请码作废',
  'member.phoneRevealed': '查看了一位成员的手机号',
  'role.granted': '授予了角色',
  'role.withdrawn': '收回了角色',
  'ownership.claimed': '启用了同心桥，成为系统所有者',
  'organisation.created': '添加了组织',
  'organisation.renamed': '给组织改了名',
  'event.created': '起草了活动',
  'event.published': '发布了活动',
  'event.edited': '修改了活动',
  'event.cancelled': '取消了活动',
  'event.signUpApproved': '通过了一条报名',
  'event.signUpRejected': '没有通过一条报名',
  'notice.drafted': '起草了通知',
  'notice.inReview': '提交了通知审核',
  'notice.published': '发布了通知',
  'notice.withdrawn': '撤回了通知',
  'segment.created': '保存了一个分组',
  'segment.edited': '修改了一个分组',
  'segment.deleted': '删除了一个分组',
  'opinion.accepted': '受理了一条意见',
  'opinion.assigned': '把一条意见交给了承办人',
  'opinion.replied': '答复了一条意见',
  'opinion.closed': '办结了一条意见',
}

export function actWords(action: string): string {
  return acts[action] ?? action
}
