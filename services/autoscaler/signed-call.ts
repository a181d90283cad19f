/** Calls of the autoscaler to the scale agent: what they say, and how they are signed. Only both of them know the key. */
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'

/** Beside the body. */
export const SIGNATURE = 'stoa-signature'

/** So far the clocks of two nodes may differ, and so long a call may be under way, milliseconds. */
export const WINDOW_MS = 15_000

/** What every call says: when it was made, and a name of its own, so that none counts twice. */
interface Stamp {
  at: number
  nonce: string
}

/** Renews the lease, or takes it where nobody has it, and reads the services that opted in. */
export interface LookCall extends Stamp {
  call: 'look'
  holder: string
}

/** Sets the replicas of one service, for who holds the lease by this token. */
export interface ScaleCall extends Stamp {
  call: 'scale'
  token: number
  service: string
  /** How many there were when it was decided. */
  from: number
  to: number
}

export type Call = LookCall | ScaleCall

/** What of a service the autoscaler is told: nothing of its image, settings or secrets. */
export interface ServiceReport {
  name: string
  replicas: number
  labels: Readonly<Record<string, string>>
  /** Cores that each task may use. */
  cpu_limit: number
  is_updating: boolean
  /** An update, or the way back from one, stands still until somebody looks at it. Absent: the agent is of an earlier release. */
  update_stopped?: boolean
  /** Tasks that no node has room for. */
  unplaced: number
}

/** What a look gives who holds the lease; another holder is told until when it has to wait. */
export type LookResponse = { token: number; services: readonly ServiceReport[] } | { held_for_ms: number }

const signatureOf = (key: string, body: string) => createHmac('sha256', key).update(body).digest('hex')

export function isSignedBy(key: string, body: string, signature: string): boolean {
  const [given, expected] = [Buffer.from(signature), Buffer.from(signatureOf(key, body))]
  return given.length === expected.length && timingSafeEqual(given, expected)
}

type Unstamped = Omit<LookCall, keyof Stamp> | Omit<ScaleCall, keyof Stamp>

/** A call as it is sent. */
export function signCall(key: string, call: Unstamped, now: number): { body: string; headers: Record<string, string> } {
  const body = JSON.stringify({ ...call, at: now, nonce: randomUUID() })
  return { body, headers: { 'content-type': 'application/json', [SIGNATURE]: signatureOf(key, body) } }
}
