import { limits } from '../shared/limits'
import { ApiError, call, type InputOf, type OutputOf } from './api'
import { newDraftKey } from './draft-key'
import { watchNetwork } from './network'

/**
 * What is done at the door of an event goes through here: it is kept on the phone first, in its order, and sent as soon as it can be. Each act
 * has a key, so sending it again is harmless. It survives a restart. Of the phone's clock only the seconds that passed are used.
 */

type Entry = InputOf<'events.checkInMany'>['entries'][number]
type Sent = OutputOf<'events.checkInMany'>['results'][number]

/** One act on one person: by who they are, by their ticket, or by a number they sit on. */
export type DoorAct = Omit<Entry, 'key' | 'secondsAgo'>

/** An act that has not been answered yet. */
export interface KeptAct extends DoorAct {
  eventId: string
  key: string
  /** By the phone's clock. */
  doneAt: number
  /** The person in words, for what has to be told later. */
  name: string
}

/** An act the server did not do, and why. */
interface RefusedAct {
  eventId: string
  key: string
  name: string
  message: string
}

/** What became of an act: what the server said, or that it is kept until there is a network. */
export type ActResult = Sent | { outcome: 'kept'; key: string }

const keptKey = 'doorActs'
const refusedKey = 'doorActsRefused'
/** In seconds; the server takes nothing older. */
const longestAgo = 3 * 24 * 3600
/** How long somebody at the door waits for an answer before the act counts as kept, in milliseconds. */
const patience = 4_000
/** How soon it is tried again when nothing else says that there is a network, in milliseconds. */
const firstPause = 5_000
const longestPause = 60_000

const read = <T>(key: string): T[] => {
  const stored = wx.getStorageSync<unknown>(key)
  return Array.isArray(stored) ? (stored as T[]) : []
}

type Waiting = (result: ActResult) => void
const waiting = new Map<string, Waiting>()
/** Told whenever something is kept or sent, with what the server just answered. */
type Listener = (answered: Sent[]) => void
const listeners = new Set<Listener>()
let sending = false
let portion: number = limits.checkInsAtOnce
let pause = firstPause
let timer: ReturnType<typeof setTimeout> | undefined
let isWatching = false

/** The acts of an event that are still to be sent, in their order. */
export function keptActs(eventId: string): KeptAct[] {
  return read<KeptAct>(keptKey).filter((act) => act.eventId === eventId)
}

/** The acts of an event that could not be done, for a person to look after. */
export function refusedActs(eventId: string): RefusedAct[] {
  return read<RefusedAct>(refusedKey).filter((act) => act.eventId === eventId)
}

/** They were looked after. */
export function forgetRefused(eventId: string): void {
  wx.setStorageSync(
    refusedKey,
    read<RefusedAct>(refusedKey).filter((act) => act.eventId !== eventId),
  )
  tellAll()
}

/** Calls whenever something is kept or sent. Returns what stops it. */
export function watchDoorActs(listener: Listener): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Keeps an act and sends it. Answers what became of it; never rejects. */
export function doAtDoor(eventId: string, act: DoorAct, name: string): Promise<ActResult> {
  const kept: KeptAct = { ...act, eventId, name, key: newDraftKey(), doneAt: Date.now() }
  wx.setStorageSync(keptKey, [...read<KeptAct>(keptKey), kept])
  tellAll()
  return new Promise((resolve) => {
    waiting.set(kept.key, resolve)
    setTimeout(() => answer(kept.key, { outcome: 'kept', key: kept.key }), patience)
    void sendKept()
  })
}

/** Sends what is kept, one portion after the other. Called when the mini-program is opened and when the network comes back. */
export async function sendKept(): Promise<void> {
  watchForNetwork()
  if (sending) return
  sending = true
  if (timer) clearTimeout(timer)
  try {
    while (await sendPortion()) pause = firstPause
  } finally {
    sending = false
    answerKept()
    if (read(keptKey).length > 0) tryLater()
  }
}

/** Sends the first acts; false when there are none, or no server. */
async function sendPortion(): Promise<boolean> {
  const kept = read<KeptAct>(keptKey)
  const [first] = kept
  if (!first) return false
  const others = kept.findIndex(({ eventId }) => eventId !== first.eventId)
  const acts = kept.slice(0, Math.min(portion, others === -1 ? kept.length : others))
  try {
    const { results } = await call('events.checkInMany', { eventId: first.eventId, entries: acts.map(entryOf) })
    settle(acts, results)
    portion = limits.checkInsAtOnce
    return true
  } catch (error) {
    if (!isFinal(error)) return false
    // One bad act must not take the others with it: they go one by one.
    if (acts.length > 1) portion = 1
    else settle(acts, [{ key: first.key, outcome: 'refused', refusal: { code: error.code, message: error.message } }])
    return true
  }
}

function entryOf({ eventId: _eventId, name: _name, doneAt, ...entry }: KeptAct): Entry {
  const seconds = Math.floor((Date.now() - doneAt) / 1000)
  // A number that cannot be is a clock that was set meanwhile: then it counts from when it arrives.
  return { ...entry, secondsAgo: seconds < 0 || seconds > longestAgo ? 0 : seconds }
}

/** Whether sending the same again would be answered the same. */
function isFinal(error: unknown): error is ApiError {
  return error instanceof ApiError && ['input', 'access', 'notFound', 'conflict'].includes(error.kind)
}

function settle(acts: KeptAct[], results: Sent[]): void {
  const answered = new Map(results.map((result) => [result.key, result]))
  const refused = acts.flatMap(({ eventId, key, name }) => {
    const refusal = answered.get(key)?.refusal
    // Whoever is still looking at it is told there.
    return refusal && !waiting.has(key) ? [{ eventId, key, name, message: refusal.message }] : []
  })
  // A refusal is noted before its act goes: cut off in between, the act is sent again and refused again, and stands there once.
  const before = read<RefusedAct>(refusedKey).filter(({ key }) => !answered.has(key))
  if (refused.length > 0) wx.setStorageSync(refusedKey, [...before, ...refused])
  // What was done meanwhile stands behind; what was answered leaves from the front.
  wx.setStorageSync(
    keptKey,
    read<KeptAct>(keptKey).filter(({ key }) => !answered.has(key)),
  )
  for (const result of results) answer(result.key, result)
  tellAll(results)
}

function answer(key: string, result: ActResult): void {
  waiting.get(key)?.(result)
  waiting.delete(key)
}

/** Nobody waits for a network in front of somebody at the door. */
function answerKept(): void {
  for (const key of waiting.keys()) answer(key, { outcome: 'kept', key })
}

function tryLater(): void {
  if (timer) clearTimeout(timer)
  timer = setTimeout(() => {
    pause = Math.min(pause * 2, longestPause)
    void sendKept()
  }, pause)
}

function watchForNetwork(): void {
  if (isWatching) return
  isWatching = true
  watchNetwork((offline) => {
    if (!offline && read(keptKey).length > 0) void sendKept()
  })
}

function tellAll(answered: Sent[] = []): void {
  for (const listener of listeners) listener(answered)
}
