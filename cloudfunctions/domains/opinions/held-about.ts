import { opinionKindLabels, opinionStatusLabels } from '../../../miniprogram/shared/labels'
import { shanghaiTime } from '../../kernel/clock'
import type { Held } from '../../kernel/held'
import { mostHeld } from '../../kernel/held'
import { newestOpinions } from './store'

/** A person's opinions with everything that was said to them. */
export async function heldAbout(memberId: string): Promise<Held> {
  const { documents } = await newestOpinions({ authorId: memberId }, undefined, mostHeld - 1)
  return {
    title: '意见',
    documents,
    items: documents.map((opinion) => ({
      heading: `${opinionKindLabels[opinion.kind]} ${opinion.receiptNumber}`,
      lines: [opinion.text, `${opinionStatusLabels[opinion.status]} · ${shanghaiTime(opinion.submittedAt)} 提交`],
    })),
  }
}
