import tcb from '@cloudbase/node-sdk'
import { conformance } from './conformance/suite'
import { startCloudBase } from './support'

describe('the local CloudBase', () => {
  conformance(async () => {
    const running = await startCloudBase()
    return { app: running.client('conformance'), close: () => running.stop() }
  })
})

const { TCB_ENV_REAL: env, TCB_SECRET_ID: secretId, TCB_SECRET_KEY: secretKey } = process.env

// Against an environment in the cloud: it must be one of nobody's, the tests fill and empty two collections and a folder of files.
if (env && secretId && secretKey)
  describe('CloudBase itself', () => {
    conformance(() => Promise.resolve({ app: tcb.init({ env, secretId, secretKey }), close: () => Promise.resolve() }))
  })
