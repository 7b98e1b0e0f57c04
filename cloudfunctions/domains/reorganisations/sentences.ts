import type { Tree } from '../../kernel/tree'
import type { Plan } from './rules'

interface Counts {
  members: number
  organisations: number
  openEvents: number
  openOpinions: number
  roles: number
}

/** What an act would do, a sentence each, for whoever decides. What there is none of is left out. */
export function sentencesFor(plan: Plan, counts: Counts, tree: Tree): string[] {
  const { kind, organisation, to } = plan
  const name = `「${organisation.name}」`
  const target = `「${to.name}」`
  const some = (n: number, sentence: string) => (n > 0 ? [sentence] : [])
  const { members, organisations, openEvents, openOpinions, roles } = counts
  switch (kind) {
    case 'move':
      return [
        `${name}移到${target}下面，名称和成员不变。`,
        ...some(organisations, `下面的 ${organisations} 个组织一起移。`),
        ...some(members, `连同下级共 ${members} 位成员，今后由${target}及其上级的工作人员看得到。`),
        ...some(openEvents + openOpinions, `${openEvents} 个没结束的活动、${openOpinions} 条没办结的意见随组织一起过去。`),
      ]
    case 'merge':
      return [
        `${name}并入${target}，今后不再单独列出，不能撤销。`,
        ...some(members, `${members} 位成员转到${target}，他们另外参加的组织不变。`),
        ...some(organisations, `下面的 ${organisations} 个组织改到${target}下面。`),
        ...some(openEvents + openOpinions, `${openEvents} 个没结束的活动、${openOpinions} 条没办结的意见转给${target}。`),
        ...some(roles, `${roles} 位工作人员在${name}的职责改为在${target}。`),
      ]
    case 'close': {
      const parent = `「${tree.get(organisation.parentId ?? '')?.name ?? ''}」`
      return [
        `${name}关闭，今后不再列出，不能撤销。`,
        ...some(members, `${members} 位成员转到${target}，他们另外参加的组织不变。`),
        ...some(organisations, `下面的 ${organisations} 个组织改到${parent}下面。`),
        ...some(openEvents + openOpinions, `${openEvents} 个没结束的活动、${openOpinions} 条没办结的意见转给${target}。`),
        ...some(roles, `${roles} 位工作人员在${name}的职责就此结束，手上的意见请重新交办。`),
      ]
    }
  }
}
