import type { UseCase } from '../../kernel/use-case'
import { changeOpinion, opinionPage } from './change-opinion'
import { replied } from './rules'

export const reply: UseCase<'opinions.reply'> = async ({ opinionId, text }, context) => {
  const { actor, now } = context
  await changeOpinion('reply', opinionId, context, async (opinion, change) => {
    await change.tell({
      occasion: `replied_${opinionId}_${opinion.steps.length}`,
      memberId: opinion.authorId,
      title: '您的意见已答复',
      body: `您在 ${opinion.receiptNumber} 号意见里提出的问题已有答复，请查看并评价。`,
      page: opinionPage(opinionId),
      template: 'opinionAnswered',
      // Only the number: what the opinion says stays in the mini-program.
      fields: {
        thing1: `意见 ${opinion.receiptNumber}`,
        thing2: opinion.organisationName,
        time3: now.toISOString(),
        thing4: '点开查看答复并评价',
      },
    })
    return replied(opinion, text, actor, now)
  })
  return { done: true }
}
