import { administrator, handler, registration } from '../people'
import type { UseCaseCounter } from '../use-case-counter'

const list = { most: 2 }

/** Members whom staff enter, two records of one person, and work that goes to a colleague. */
export async function assistingAndMerging(counter: UseCaseCounter, [member = '', other = '']: string[]): Promise<void> {
  const { server } = counter
  const entry = { ...registration('代登记'), consent: { how: 'inPerson' } } as const
  const { memberId: goId } = await counter.call(administrator, 'members.enterAssisted', entry)
  await counter.call(administrator, 'members.editAssisted', { memberId: goId, occupation: '退休' })
  await counter.call(member, 'members.listDoneForMe', {}, list)
  const { memberId: keepId = '' } = await server.call(member, 'members.getMe', {})
  await counter.call(administrator, 'merges.listDuplicates', {}, list)
  await counter.call(administrator, 'merges.previewMerge', { keepId, goId })
  await counter.call(administrator, 'merges.mergeMembers', { keepId, goId, reason: '同一个人' })
  const { items } = await server.call(member, 'members.listDoneForMe', {})
  const undoable = items.find(({ canUndo }) => canUndo)
  if (undoable) await counter.call(member, 'members.undoDoneForMe', { doneForId: undoable.doneForId })
  const { memberId: toId = '' } = await server.call(administrator, 'members.getMe', {})
  const { memberId: fromId = '' } = await server.call(handler, 'members.getMe', {})
  await counter.call(administrator, 'handovers.previewHandover', { fromId })
  await counter.call(administrator, 'handovers.handOver', { fromId, toId })
  await dismissOnePair(counter, other)
}

/** Two people of one name in one organisation, whom the timer finds. */
async function dismissOnePair(counter: UseCaseCounter, namesake: string): Promise<void> {
  const { server } = counter
  await server.call(namesake, 'members.updateProfile', { name: '同名同姓' })
  await server.call(administrator, 'members.enterAssisted', {
    ...registration('同名同姓'),
    consent: { how: 'byPhone' },
  })
  for (let attempt = 0; attempt < 60; attempt++) {
    const { items } = await server.call(administrator, 'merges.listDuplicates', { limit: 50 })
    const pair = items.find(({ people }) => people[0]?.name === '同名同姓')
    if (pair) return void (await counter.call(administrator, 'merges.dismissDuplicate', { duplicateId: pair.duplicateId }))
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
  throw new Error('the timer has not found the pair')
}
