import { questionsFrom } from '../../kernel/questions'
import type { UseCase } from '../../kernel/use-case'
import { changeOrganisation } from './change-organisation'

export const editQuestions: UseCase<'organisations.editQuestions'> = async ({ organisationId, questions: edited }, context) =>
  changeOrganisation('organisation.questionsEdited', organisationId, context, ({ questions: standing = null }) => {
    const questions = questionsFrom(edited, standing)
    const { version } = questions
    return {
      become: { questions },
      before: { labels: (standing?.items ?? []).map(({ label }) => label) },
      after: { version, labels: questions.items.map(({ label }) => label) },
      answer: { version },
    }
  })
