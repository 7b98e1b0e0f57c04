/**
 * Points the real SDK of this process at a local server. The dummies keep it from asking a cloud machine's metadata service for
 * credentials, which costs 65 ms a call.
 */
export function pointSdkAt(baseUrl: string, envId: string): void {
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: envId,
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TCB_ENV: envId,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${baseUrl}/admin` }),
  })
}
