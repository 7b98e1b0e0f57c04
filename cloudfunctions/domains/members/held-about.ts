import { assistedHowLabels, eventKindLabels, memberStatusLabels, roleLabels } from '../../../miniprogram/shared/labels'
import { shanghaiTime } from '../../kernel/clock'
import type { Held } from '../../kernel/held'
import { mostHeld } from '../../kernel/held'
import { decryptPhone } from '../../platform/secrets'
import { sayingOf, undoingOf } from './done-for-kinds'
import { doneForPage } from './done-for-store'
import { looksAt } from './look-store'
import type { MemberRecord } from './store'
import { answersView, maskedPhone } from './views'

/** What a person entered when they registered, and what was decided about it. The export has the phone in full. */
export function heldOf(member: MemberRecord): Held {
  const { phone, phoneHash: _hash, nameParts: _parts, ...rest } = member
  const { phone: masked } = maskedPhone(member)
  return {
    title: '我的资料',
    documents: [{ ...rest, phone: phone === null ? null : decryptPhone(phone) }],
    items: [
      {
        heading: member.name,
        lines: [
          `${memberStatusLabels[member.status]} · ${shanghaiTime(member.registeredAt)} 登记`,
          `手机号：${masked ?? '没有留'}`,
          `职业：${member.occupation ?? '没有填'}`,
          `特长：${member.skills.join('、') || '没有填'}`,
          `同意的隐私政策：${member.consentVersion} 版，${shanghaiTime(member.consentAt)}`,
          ...(member.earlierConsents ?? []).map(({ version, at }) => `以前同意过：${version} 版，${shanghaiTime(at)}`),
          ...(member.suspension ? [`停用：${shanghaiTime(member.suspension.at)}，原因：${member.suspension.reason}`] : []),
          ...assistedLines(member),
          ...answersView(member).flatMap(({ organisationName, items }) =>
            items.map(({ label, words }) => `${organisationName}：${label} ${words}`),
          ),
          ...member.roles.map(({ role }) => `职责：${roleLabels[role]}`),
          ...tookPartLine(member),
        ],
      },
    ],
  }
}

/** How often they took part, by kind; which events those were is with their sign-ups. */
function tookPartLine({ tookPart = [] }: MemberRecord): string[] {
  const times = new Map<string, number>()
  for (const { kind } of tookPart) times.set(eventKindLabels[kind], (times.get(eventKindLabels[kind]) ?? 0) + 1)
  const words = [...times].map(([kind, count]) => `${kind} ${count} 次`)
  return words.length === 0 ? [] : [`参加过：${words.join('、')}`]
}

/** Who looked at a person's data. */
export async function looksAbout(memberId: string): Promise<Held> {
  const { documents } = await looksAt(memberId, undefined, mostHeld - 1)
  return {
    title: '谁看过我的信息',
    documents,
    items: documents.map(({ byName, byRole, at, what, reason }) => ({
      heading: `${byName}（${byRole}）`,
      lines: [`${shanghaiTime(at)} 查看${what}`, `原因：${reason}`],
    })),
  }
}

/** Who entered somebody, and how they agreed. */
function assistedLines({ assisted }: MemberRecord): string[] {
  if (!assisted) return []
  const { byName, at, how, note, takenOverAt } = assisted
  return [
    `${shanghaiTime(at)} 由${byName}代为登记，您${assistedHowLabels[how]}同意`,
    ...(note === null ? [] : [`同意的情况：${note}`]),
    ...(takenOverAt === null ? [] : [`${shanghaiTime(takenOverAt)} 起由您自己使用`]),
  ]
}

/** What staff did for a person. */
export async function doneForAbout(memberId: string): Promise<Held> {
  const { documents } = await doneForPage(memberId, undefined, mostHeld - 1)
  return {
    title: '为我代办的事',
    documents: documents.map(({ signUpId: _id, signUp: _row, ...act }) => act),
    items: documents.map((act) => {
      const undoing = undoingOf(act)
      return {
        heading: sayingOf(act).what,
        lines: [
          `${act.byName} ${shanghaiTime(act.at)} 代办`,
          ...(undoing === null ? [] : [`${shanghaiTime(undoing.at)} ${undoing.words}`]),
        ],
      }
    }),
  }
}
