/** What a shop tells of: something that happened to one thing. */
export interface WebhookEvent {
  /** The same on every attempt. */
  id: string
  type: string
  /** RFC 3339, UTC: when it happened. */
  timestamp: string
  /** Id of what it happened to. */
  aggregate: string
  /** Grows with each event of the aggregate. */
  sequence: number
  data: Record<string, unknown>
}
