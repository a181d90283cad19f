import { type PushOptions, pushFingerprint } from '@stoa/sdk/push'
import { useEffect, useState } from 'react'

/** The worker controls no page: there is none in its scope. */
export const PUSH_WORKER: PushOptions = { worker: '/push-worker.js', scope: '/push-worker/' }

/** By which this browser finds itself among the devices that are notified; null until that is known, and where it is not notified. */
export function useOwnFingerprint(deviceCount: number): string | null {
  const [own, setOwn] = useState<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another device in the list may be this one
  useEffect(() => {
    pushFingerprint(PUSH_WORKER).then(setOwn, () => setOwn(null))
  }, [deviceCount])
  return own
}
