import { within } from '@stoa/kit/timing/within'
import { UnavailableError } from '@stoa/kit/values/problem'
import type { Provider } from './provider.ts'

/** A provider whose calls have a timeout, after which the outcome counts as unknown. */
export function withTimeout(provider: Provider, timeoutMs: number): Provider {
  const late = () => new UnavailableError(`The provider ${provider.name} did not respond in time.`, true, 'timeout')
  return {
    ...provider,
    authorise: (...args) => within(timeoutMs, provider.authorise(...args), late),
    confirm: (...args) => within(timeoutMs, provider.confirm(...args), late),
    capture: (...args) => within(timeoutMs, provider.capture(...args), late),
    void: (...args) => within(timeoutMs, provider.void(...args), late),
    refund: (...args) => within(timeoutMs, provider.refund(...args), late),
    fetch: (...args) => within(timeoutMs, provider.fetch(...args), late),
  }
}
