/** An event as it travels: ids, versions and amounts, no personal data (docs/architecture.md#the-way-of-an-event). */
export interface Event<T extends string = string, D = unknown> {
  /** `evt_…`, the consumer's dedupe key. */
  id: string
  type: T
  /** Id of what it happened to. Consumers get events in any order. */
  aggregate: string
  /** RFC 3339, UTC. */
  occurred_at: string
  /** W3C Trace Context of the request behind it. */
  traceparent?: string
  /** Counts the events of the aggregate that integrators may know of; those of MongoDB and of earlier builds have none. */
  sequence?: number
  /** Id of the one before it in that count. */
  previous?: string
  data: D
}

/** One entry to publish; the outbox adds id, time and trace. */
export type EventDraft<P> = {
  [T in keyof P & string]: { type: T; aggregate: string; data: P[T] }
}[keyof P & string]

/** What an event is caused by: the context of a request or of another event, or the options of a call. */
export interface EventOrigin {
  traceparent?: string | undefined
  /** Becomes occurred_at; the present moment when left out. */
  now?: Date
}

/** What a service does with each event type it consumes; a forgotten one is a compile error. */
export type Consumers<H, C> = { [T in keyof H & string]: (event: Event<T, H[T]>, ctx: C) => Promise<void> }

/**
 * The same for many events of one type; types that have none are worked on one by one. Returns those that are to be worked on
 * one by one after all.
 */
export type BatchConsumers<H, C> = {
  [T in keyof H & string]?: (events: readonly Event<T, H[T]>[], ctx: C) => Promise<readonly Event<T, H[T]>[]>
}
