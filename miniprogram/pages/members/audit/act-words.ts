/** What somebody did, after their name, for each act that the server records (`cloudfunctions/kernel/audit-acts.ts`). */
export const acts: Record<string, string> = {
  'member.approved': '通过了一位成员的登记',
  'member.rejected': '退回了一位成员的登记',
  'member.suspended': '停用了一位成员',
  'member.restored': '恢复了一位成员',
  'member.invited': '生成了邀请码',
  'member.invitationWithdrawn': '让一个邀请码作废',
  'member.phoneRevealed': '查看了一位成员的手机号',
  'members.imported': '从表格导入了成员',
  'members.exported': '导出了成员名单',
  'member.entered': '代为登记了一位成员',
  'member.corrected': '替一位成员更正了资料',
  'member.merged': '把两份登记合并成一份',
  'member.toldApart': '核对过两份登记，是两个人',
  'work.handedOver': '把一位同事的工作交接了',
  'role.granted': '授予了角色',
  'role.withdrawn': '收回了角色',
  'ownership.claimed': '启用了同心桥，成为系统所有者',
  'organisation.created': '添加了组织',
  'organisation.renamed': '给组织改了名',
  'event.created': '起草了活动',
  'event.published': '发布了活动',
  'event.signUpApproved': '通过了一条报名',
  'event.signUpRejected': '没有通过一条报名',
  'notice.drafted': '起草了通知',
  'notice.draft': '退回了通知草稿',
  'notice.inReview': '提交了通知审核',
  'notice.published': '发布了通知',
  'notice.withdrawn': '撤回了通知',
  'opinion.submitted': '重新打开了一条意见',
  'opinion.accepted': '受理了一条意见',
  'opinion.assigned': '把一条意见交给了承办人',
  'opinion.handedOver': '因交接换了一条意见的承办人',
  'opinion.replied': '答复了一条意见',
  'opinion.closed': '办结了一条意见',
}

export function actWords(action: string): string {
  // A phone with an older version than the server's does not know every act.
  return acts[action] ?? '做了一件事'
}
