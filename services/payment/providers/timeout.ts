import { UnavailableError } from '@stoa/kit/values/problem'
import type { Provider } from './provider.ts'

async function within<T>(timeoutMs: number, name: string, call: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const timedOut = new Promise<never>((_resolve, reject) => {
    const error = new UnavailableError(`The provider ${name} did not respond in time.`, true, 'timeout')
    timer = setTimeout(() => reject(error), timeoutMs)
  })
  return Promise.race([call, timedOut]).finally(() => clearTimeout(timer))
}

/** A provider whose calls have a timeout, after which the outcome counts as unknown. */
export function withTimeout(provider: Provider, timeoutMs: number): Provider {
  const { name } = provider
  return {
    ...provider,
    authorise: (...args) => within(timeoutMs, name, provider.authorise(...args)),
    confirm: (...args) => within(timeoutMs, name, provider.confirm(...args)),
    capture: (...args) => within(timeoutMs, name, provider.capture(...args)),
    void: (...args) => within(timeoutMs, name, provider.void(...args)),
    refund: (...args) => within(timeoutMs, name, provider.refund(...args)),
    fetch: (...args) => within(timeoutMs, name, provider.fetch(...args)),
  }
}
