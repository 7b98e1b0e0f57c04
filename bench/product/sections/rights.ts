import type { UseCaseCounter } from '../use-case-counter'

/** What somebody asks about their own data, from seeing it to leaving. */
export async function leaving(counter: UseCaseCounter, [member = '']: string[]): Promise<void> {
  await counter.call(member, 'files.prepareUpload', { extensions: ['jpg', 'jpg', 'png'] }, { when: 'three pictures' })
  await counter.call(member, 'rights.getMyData', {})
  await counter.call(member, 'rights.exportMyData', {})
  await counter.call(member, 'rights.exportMyData', {}, { when: 'again' })
  await counter.call(member, 'rights.listConsents', {}, { most: 2 })
  for (const purpose of ['phone', 'background', 'messages'] as const) {
    await counter.call(member, 'rights.withdrawConsent', { purpose }, { when: purpose })
  }
  await counter.call(member, 'rights.allowMessages', {})
  await counter.call(member, 'rights.getErasureTerms', {}, { most: 2 })
  await counter.call(member, 'rights.requestErasure', {})
  await counter.callInVain(member, 'rights.getRetentionReport', { receipt: 'AAAA-AAAA-AAAA' }, { when: 'not there yet' })
  await counter.call(member, 'rights.cancelErasure', {})
}
