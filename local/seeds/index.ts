import { events, noteParticipation, signUps } from '../../cloudfunctions/domains/events'
import { doneFor, members } from '../../cloudfunctions/domains/members'
import { deliverOwed, fillAll, notices } from '../../cloudfunctions/domains/notices'
import { opinions } from '../../cloudfunctions/domains/opinions'
import { organisations } from '../../cloudfunctions/domains/organisations'
import { segments } from '../../cloudfunctions/domains/segments'
import type { Stored } from '../../cloudfunctions/platform/database'
import { collection } from '../../cloudfunctions/platform/database'
import { seedEvents } from './events'
import { seedNotices } from './notices'
import { seedOpinions } from './opinions'
import { seedOrganisations } from './organisations'
import { seedDoneFor, seedMemberId, seedPeople } from './people'
import { seedSegments } from './segments'

const marks = collection<Stored & { at: Date; memberId: string }>('setup')

/**
 * Fills an empty installation with fictional people and what they do. Done once: the mark is written last, so seeds that were cut off are
 * planted again, and ids are fixed, so nothing is doubled. With an owner among them the set-up code is used up.
 */
export async function plantSeeds(now: Date): Promise<void> {
  if (await marks.get('seeds')) return
  const people = seedPeople(now)
  const names = new Map(people.map(({ _id, name }) => [_id, name]))
  const nameOf = (memberId: string) => names.get(memberId) ?? ''
  await organisations.insertMissing(Object.values(seedOrganisations))
  await members.insertMissing(people)
  await doneFor.insertMissing(seedDoneFor(now))
  const planted = seedEvents(now, nameOf)
  await events.insertMissing(planted.events)
  await signUps.insertMissing(planted.signUps)
  await noteParticipation(now, 10_000)
  await segments.insertMissing(seedSegments(now, nameOf))
  await opinions.insertMissing(seedOpinions(now, nameOf))
  await notices.insertMissing(seedNotices(now, nameOf))
  await fillAll(10_000)
  // Nobody had allowed messages when these came out: a consent given from now on is kept for what comes next.
  await deliverOwed(now, 10_000)
  const owner = seedMemberId('demo-owner')
  await marks.insertMissing([
    { _id: 'owner', at: now, memberId: owner },
    { _id: 'seeds', at: now, memberId: owner },
  ])
}
