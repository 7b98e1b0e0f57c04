import { members } from './store'

/** Removes the phone somebody gave. */
export async function withdrawPhone(memberId: string): Promise<void> {
  await members.update({ _id: memberId }, { phone: null, phoneHash: null })
}

/** Removes occupation and skills. */
export async function withdrawBackground(memberId: string): Promise<void> {
  await members.update({ _id: memberId }, { occupation: null, skills: [] })
}

/** Notes since when somebody wants no WeChat messages, or that they want them again. */
export async function setMessagesDeclined(memberId: string, since: Date | null): Promise<void> {
  await members.update({ _id: memberId }, { messagesDeclinedAt: since })
}
