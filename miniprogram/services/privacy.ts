/**
 * WeChat's own privacy flow. Registration asks first, with an `agreePrivacyAuthorization` button; wherever else an interface needs consent
 * that was not given yet, WeChat brings up its own window, because nothing here listens to `onNeedPrivacyAuthorization`.
 */

/** Whether WeChat still has to ask for consent to the privacy policy, and what WeChat calls the policy. */
export async function privacyQuestion(): Promise<{ needed: boolean; contractName: string }> {
  const otherwise = { needed: false, contractName: '《隐私保护指引》' }
  return new Promise((resolve) => {
    if (!wx.getPrivacySetting) return resolve(otherwise)
    wx.getPrivacySetting({
      success: ({ needAuthorization, privacyContractName }) =>
        resolve({ needed: needAuthorization, contractName: privacyContractName || otherwise.contractName }),
      fail: () => resolve(otherwise),
    })
  })
}

/** Opens the privacy policy in WeChat's own page. */
export function openPrivacyContract(): void {
  wx.openPrivacyContract({ fail: () => void wx.showToast({ title: '请稍后再打开', icon: 'none' }) })
}
