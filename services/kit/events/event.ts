/** An event as it travels: ids, versions and amounts, no personal data (docs/architecture.md#the-way-of-an-event). */
export interface Event<T extends string = string, D = unknown> {
  /** `evt_…`, the consumer's dedupe key. */
  id: string
  type: T
  /** Id of what it happened to; only the feed and outgoing webhooks promise order within it. */
  aggregate: string
  /** RFC 3339, UTC. */
  occurred_at: string
  /** W3C Trace Context of the request behind it. */
  traceparent?: string
  data: D
}

/** One entry to publish; the outbox adds id and time. */
export type EventDraft<P> = {
  [T in keyof P & string]: { type: T; aggregate: string; data: P[T]; traceparent?: string }
}[keyof P & string]

/** What a service does with each event type it hears; a forgotten one is a compile error. */
export type Consumers<H, C> = { [T in keyof H & string]: (event: Event<T, H[T]>, ctx: C) => Promise<void> }
