import fs from 'node:fs'
import { chromium, type Browser } from 'playwright-core'
import { unpackChromium } from './bundled-chromium'

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Nothing of a test may leave the machine, and nothing of the machine may enter it. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Starts Chromium with an empty profile: the one CHROMIUM_PATH names, else one on the machine, else the one in the npm package.
 * `CHROMIUM_PATH=bundled` asks for the last.
 */
export async function launchChromium(): Promise<Browser> {
  const wanted = process.env['CHROMIUM_PATH']
  const installed = wanted ?? usualPlaces.find((place) => fs.existsSync(place))
  if (installed !== undefined && installed !== 'bundled') return chromium.launch({ executablePath: installed, args: flags })
  const { executablePath, env } = await unpackChromium()
  return chromium.launch({ executablePath, args: flags, env: { ...environment(), ...env } })
}

function environment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}
