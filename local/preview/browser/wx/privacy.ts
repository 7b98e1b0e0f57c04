import { showModal } from '../dialogs/modal'
import { method, methods, Refusal, type Api } from './convention'
import { memory } from './storage'

const contractName = '《同心桥小程序隐私保护指引》'
const agreedKey = 'privacy'

interface Answer {
  event: 'agree' | 'disagree' | 'exposureAuthorization'
  buttonId?: string
}
type Listener = (resolve: (answer: Answer) => void, event: { referrer: string }) => void

let listener: Listener | undefined
let checked = true

/** `__usePrivacyCheck__` of app.json. */
export function usePrivacyCheck(check: boolean): void {
  checked = check
}

/** Called by `<button open-type="agreePrivacyAuthorization">`. */
export function agreeToPrivacy(): void {
  memory.set(agreedKey, true)
}

function needsAgreement(): boolean {
  return checked && memory.get(agreedKey) !== true
}

/** Waits until the person has agreed; asks the mini-program to ask, or asks as WeChat does. */
export async function requirePrivacy(referrer: string): Promise<void> {
  if (!needsAgreement()) return
  const answer = listener ? await askMiniProgram(listener, referrer) : await askOurselves()
  if (answer !== 'agree') throw new Refusal('privacy permission is not authorized', 104)
  agreeToPrivacy()
}

function askMiniProgram(ask: Listener, referrer: string): Promise<Answer['event']> {
  return new Promise((resolve) => {
    ask(({ event }) => event !== 'exposureAuthorization' && resolve(event), { referrer })
  })
}

async function askOurselves(): Promise<Answer['event']> {
  const { confirm } = await showModal({
    title: '用户隐私保护提示',
    content: `使用前请阅读${contractName}。点击「同意」表示您已知晓并同意。`,
    cancelText: '拒绝',
    confirmText: '同意',
  })
  return confirm ? 'agree' : 'disagree'
}

export const privacyApi: Api = {
  onNeedPrivacyAuthorization: (ask: Listener) => void (listener = ask),
  ...methods({
    getPrivacySetting: () => ({ needAuthorization: needsAgreement(), privacyContractName: contractName }),
    openPrivacyContract: async () => {
      await showModal({
        title: contractName,
        content: '在微信中，这里会打开小程序的隐私保护指引。',
        showCancel: false,
        confirmText: '返回',
      })
    },
  }),
  requirePrivacyAuthorize: method('requirePrivacyAuthorize', () => requirePrivacy('requirePrivacyAuthorize')),
}
