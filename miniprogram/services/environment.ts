/** One CloudBase environment per kind of release, so that trying something out never touches members. */
const environments = { develop: 'tongxin-bridge-dev', trial: 'tongxin-bridge-dev', release: 'tongxin-bridge' } as const

/** The environment this copy of the mini-program talks to. */
export function cloudEnvironment(): string {
  return environments[wx.getAccountInfoSync().miniProgram.envVersion]
}
