import { Refusal } from './refusal.ts'

/** Three rounds: one that is late loses nothing. */
export const LEASE_MS = 45_000

interface Held {
  holder: string
  token: number
  untilMs: number
}

/**
 * Who decides. It is given by what it guards: nothing is scaled but by the agent, so whoever cannot reach the agent cannot act, and whoever
 * was away for too long is refused by the token, however sure it is of itself (docs/decisions/0063-an-agent-scales-and-gives-the-lease.md).
 */
export function createLease() {
  let held: Held | null = null
  let lastToken = 0

  return {
    /** The token of the holder, who has it anew for a while; or how long another one has it still. */
    acquire(
      holder: string,
      { nowMs, wallMs }: { nowMs: number; wallMs: number },
    ): { token: number } | { heldForMs: number } {
      const isHeld = held !== null && nowMs < held.untilMs
      if (held && isHeld && held.holder !== holder) return { heldForMs: held.untilMs - nowMs }
      // A lease that ran out is another one, also for the same holder. It grows over restarts of the agent as well.
      const token = held && isHeld ? held.token : Math.max(lastToken + 1, wallMs)
      lastToken = token
      held = { holder, token, untilMs: nowMs + LEASE_MS }
      return { token }
    },
    assertHeld(token: number, nowMs: number): void {
      if (!held || token !== held.token) throw new Refusal(409, 'the lease is another one by now')
      if (nowMs >= held.untilMs) throw new Refusal(409, 'the lease has run out')
    },
  }
}

export type Lease = ReturnType<typeof createLease>
