/** What every process is told: this changed, as of that version. Delivered at least once. */
export interface Notice {
  type: string
  /** Of what changed. */
  id: string
  version?: number
  /** Cache tags that no longer hold. */
  tags?: string[]
}

export interface HeardNotice extends Notice {
  /** Position in the stream; grows (compareSeen). */
  seq: string
}

export interface NoticeListener {
  /** Awaited before the next one is read and before `seen` moves on, so it must not take long. */
  onNotice(notice: HeardNotice): void | Promise<void>
  /** Some notices can never be heard: forget everything that they might have been about. */
  onGap(): void | Promise<void>
  /** About once a second while nothing can be heard. */
  onSilence?(): void | Promise<void>
}
