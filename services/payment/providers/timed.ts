import { UnavailableError } from '@stoa/kit/values/problem'
import type { Provider } from './provider.ts'

async function within<T>(limitMs: number, name: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    const error = new UnavailableError(`The provider ${name} did not answer in time.`, true, 'timeout')
    timer = setTimeout(() => reject(error), limitMs)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** A provider that is waited for no longer than this, milliseconds; after that the outcome counts as unknown. */
export function timed(provider: Provider, limitMs: number): Provider {
  const { name } = provider
  return {
    ...provider,
    authorise: (...args) => within(limitMs, name, provider.authorise(...args)),
    confirm: (...args) => within(limitMs, name, provider.confirm(...args)),
    capture: (...args) => within(limitMs, name, provider.capture(...args)),
    void: (...args) => within(limitMs, name, provider.void(...args)),
    refund: (...args) => within(limitMs, name, provider.refund(...args)),
    fetch: (...args) => within(limitMs, name, provider.fetch(...args)),
  }
}
