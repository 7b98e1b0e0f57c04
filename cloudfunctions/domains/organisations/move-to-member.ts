import { transact } from '../../platform/database'
import { organisationsLedBy } from './detail-store'
import { organisations } from './store'

/** Puts one member where another stood among the officers; who stands there already stays as they are. May be repeated. */
export async function moveToMember(fromId: string, toId: string): Promise<void> {
  for (const { _id } of await organisationsLedBy(fromId)) {
    await transact(async (transaction) => {
      const officers = (await transaction.get(organisations, _id))?.officers ?? []
      const stands = officers.some(({ memberId }) => memberId === toId)
      const others = stands ? officers.filter(({ memberId }) => memberId !== fromId) : officers
      const after = others.map((officer) => (officer.memberId === fromId ? { ...officer, memberId: toId } : officer))
      await transaction.update(organisations, _id, { officers: after })
    })
  }
}
