import { setTimeout as delay } from 'node:timers/promises'
import { LONGEST_TURN_MS } from '../domain/delivery.ts'
import type { Template } from '../domain/message.ts'
import { OverRateError } from '../domain/sender.ts'
import type { ProviderTurns } from '../store/provider-turns.ts'

/** Milliseconds that a message waits for its turn in the process; one that would wait longer comes again later. */
const LONGEST_MS = 2_000
/** What somebody waits for before a screen waits longer for its turn: it finds room beyond all others. */
const URGENT: ReadonlySet<Template> = new Set(['phone-code', 'password-reset', 'email-verification'])

/** Keeps the messages to one provider below its rate, of all processes together. */
export interface ProviderRate {
  /** How many wait for their turn at most, so that a process takes no more in hand than that. */
  mostWaiting: number
  /** Waits for the turn of a message; throws OverRateError when that is too far off. */
  take(template: Template): Promise<void>
}

/** By the name of the provider; those without one are not waited for. */
export type ProviderRates = Readonly<Partial<Record<string, ProviderRate>>>

interface RateOptions {
  provider: string
  perSecond: number
  turns: ProviderTurns
  /** For tests, which have no seconds to wait. */
  pause?: (ms: number) => Promise<unknown>
  clock?: () => Date
}

export function createProviderRate(options: RateOptions): ProviderRate {
  const { provider, perSecond, turns, pause = delay, clock = () => new Date() } = options
  return {
    mostWaiting: Math.ceil((perSecond * LONGEST_MS) / 1_000),
    async take(template) {
      const isUrgent = URGENT.has(template)
      const longestMs = isUrgent ? LONGEST_TURN_MS : LONGEST_MS
      const { isTaken, inMs } = await turns.ask({ provider, gapMs: 1_000 / perSecond, longestMs, isUrgent })
      if (!isTaken) throw new OverRateError(new Date(clock().getTime() + Math.ceil(inMs)))
      if (inMs > 0) await pause(inMs)
    },
  }
}
