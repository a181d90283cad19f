import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DeployError } from './docker.mjs'

/**
 * How far the root secret of a folder has been replaced: what the last round did, whether the next one has to follow at once, and what
 * is to be done about it, or null.
 */
export function rootState(folder) {
  const file = join(folder, 'shop.json')
  const { nextSecret, previousSecret } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  if (nextSecret)
    return {
      done: 'Every service is to accept a new root secret; the old one still signs.',
      isUnfinished: true,
      hasOld: false,
      line: 'A new root secret is accepted and does not sign yet: swarm/rotate-secrets goes on.',
    }
  if (previousSecret)
    return {
      done: 'Every service is to sign by the new root secret; the old one is still accepted.',
      isUnfinished: false,
      hasOld: true,
      line: 'The old root secret is still accepted. swarm/rotate-secrets --drop ends that: after CART_GUEST_DAYS, or after an hour where it may have leaked.',
    }
  return {
    done: 'No service is to accept the old root secret any more.',
    isUnfinished: false,
    hasOld: false,
    line: null,
  }
}

/**
 * Replaces the root secret until the new one signs everywhere, or drops the old one. A round that was broken off is handed out first: services of
 * rounds that are not neighbours refuse each other.
 * @param {{ folder: string, drops: boolean, handOut: () => Promise<void>, nextRound: () => Promise<void>, say: (line: string) => void }} steps
 *   `handOut` gives services the secrets of the folder
 */
export async function replaceRoot({ folder, drops, handOut, nextRound, say }) {
  const state = () => rootState(folder)
  await handOut()
  if (drops && state().isUnfinished) throw new DeployError(state().line)
  if (drops === state().hasOld)
    do {
      await nextRound()
      say(state().done)
      await handOut()
    } while (state().isUnfinished)
  say(state().line ?? 'The old root secret opens nothing any more.')
}
