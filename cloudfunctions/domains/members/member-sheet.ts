import { memberStatusLabels, roleLabels } from '../../../miniprogram/shared/labels'
import { reaches } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import { shanghaiDate } from '../../kernel/clock'
import type { SheetSource } from '../../kernel/sheet-source'
import { decryptPhone } from '../../platform/secrets'
import { openOrganisation } from '../organisations'
import type { ListFilter } from './list-store'
import { countPassing, listWithOrganisations, wantedBy } from './list-store'
import { maskedPhone } from './views'

/** The staff's list of members as a sheet: what they see on the screen, the phones in full only when asked for. */
export const memberSheet: SheetSource<ListFilter> = {
  title: '成员名单',
  roles: ['administrator'],
  async choose(actor, scope, { organisationId, namePrefix, namePart, skill: _skill, joinedFrom, joinedTo, ...told }) {
    const place = organisationId === undefined ? null : await openOrganisation(organisationId)
    if (organisationId !== undefined && !reaches(actor, place?.path ?? [], 'administrator'))
      throw new AppError('ORGANISATION_NOT_FOUND')
    // Part of a name is a name, so the entry says only that there was one.
    const byName = (namePrefix ?? namePart) !== undefined
    return {
      organisationPath: place?.path ?? scope,
      subject: null,
      told: { ...told, organisationId, startsAt: joinedFrom, endsAt: joinedTo, byName },
    }
  },
  columns: (withPhones) => [
    { title: '姓名', width: 14 },
    { title: '手机号', width: 16, isPrivate: withPhones },
    { title: '组织', width: 36 },
    { title: '状态', width: 12 },
    { title: '职业', width: 18 },
    { title: '特长', width: 26 },
    { title: '职责', width: 18 },
    { title: '登记日期', width: 14 },
  ],
  count: (scope, filter) => countPassing(scope, wantedBy(filter)),
  async page(scope, filter, { withPhones, cursor, limit }) {
    const { documents, nextCursor } = await listWithOrganisations(scope, wantedBy(filter), cursor, limit)
    const rows = documents.map((member) => ({
      memberId: member._id,
      cells: [
        member.name,
        (withPhones && member.phone !== null ? decryptPhone(member.phone) : maskedPhone(member).phone) ?? '',
        member.organisations.map(({ name }) => name).join('、'),
        memberStatusLabels[member.status],
        member.occupation ?? '',
        member.skills.join('、'),
        member.roles.map(({ role }) => roleLabels[role]).join('、'),
        shanghaiDate(member.registeredAt),
      ],
    }))
    return { rows, ...(nextCursor === undefined ? {} : { nextCursor }) }
  },
}
