'use strict'
// One instance of a cloud function: a process that answers one event at a time. Plain CommonJS, because it is forked without a compiler.
const path = require('node:path')
const { Worker } = require('node:worker_threads')

const [directory, server] = process.argv.slice(2)
// An instance must not outlive the server, however that ended. A function that never gives the thread back hears of no end: a second thread
// looks whether the server is still the parent.
process.on('disconnect', () => process.exit(0))
const watch = `setInterval(() => { if (process.ppid !== ${Number(server)}) process.kill(process.pid, 'SIGKILL') }, 500)`
new Worker(watch, { eval: true, execArgv: [], env: {}, resourceLimits: { maxOldGenerationSizeMb: 8 } }).unref()

let loaded
try {
  loaded = { main: require(path.join(directory, 'index.js')).main }
  if (typeof loaded.main !== 'function') throw new Error('index.js does not export main')
} catch (error) {
  console.error(error)
  loaded = { failure: `the function could not be loaded: ${String(error && error.message)}` }
}

/** Each event brings its caller's identity as environment variables; those of the event before must not remain. */
let identity = []
function takeIdentity(environment) {
  for (const name of identity) delete process.env[name]
  identity = Object.keys(environment)
  Object.assign(process.env, environment)
}

process.on('message', async ({ event, context, environment }) => {
  takeIdentity(environment)
  try {
    if (loaded.failure) throw new Error(loaded.failure)
    const result = await loaded.main(event, { ...context, environment: JSON.stringify(environment) })
    process.send({ result: JSON.stringify(result === undefined ? null : result) })
  } catch (error) {
    console.error(error)
    process.send({ failure: String((error && error.message) || error) })
  }
})
process.send({ ready: true })
