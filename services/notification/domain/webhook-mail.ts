import type { Message } from './message.ts'
import { oneLineTexts } from './plain-text.ts'

interface Disabled {
  _id: string
  url: string
  description: string
  disabled_reason: string | null
  disabled_at: Date
  /** When the first attempt failed that nothing succeeded after. */
  failing_since: Date | null
  last_error: string
}

/** To the shop itself: an endpoint gets nothing more. */
export function webhookDisabledOf(endpoint: Disabled, to: { email: string; locale: string }): Message {
  const { _id: reference, url, description, disabled_reason: reason, disabled_at, failing_since, last_error } = endpoint
  const at = disabled_at.toISOString()
  const since = failing_since?.toISOString() ?? at
  const scope = { ...oneLineTexts({ reason, at, since, last_error }), endpoint: oneLineTexts({ url, description }) }
  const { email, locale } = to
  return { template: 'webhook-disabled', to: email, locale, reference, scope, client: null, cap: null }
}
