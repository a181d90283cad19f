/** What every process is told: this changed, as of that version. Delivered at least once. */
export interface Broadcast {
  type: string
  /** Of what changed. */
  id: string
  version?: number
  /** Cache tags that no longer hold. */
  tags?: string[]
}

export interface ReceivedBroadcast extends Broadcast {
  /** Position in the stream; grows (compareSeen). */
  seq: string
}

export interface BroadcastListener {
  /** Awaited before the next one is read and before `seen` moves on, so it must not take long. */
  onBroadcast(broadcast: ReceivedBroadcast): void | Promise<void>
  /** Some broadcasts before `seq` can never be received: forget everything that they might have been about. */
  onGap(seq: string): void | Promise<void>
  /** About once a second while nothing can be read. */
  onDisconnected?(): void | Promise<void>
}
