import type { Charge } from '../domain/charge.ts'

/** Which charge, and what we know of it. */
export interface ChargeRef {
  /** Our key of the charge, written down before the first call. */
  key: string
  currency: string
  /** Minor units. */
  amount: number
  /** What the provider said last; null when it has not answered yet. */
  known: Charge | null
}

export interface ProviderMessage {
  /** The provider's id of the message. */
  id: string
  type: string
  /** Our key of the charge it is about. */
  key: string
}

export type ProviderHeaders = Readonly<Record<string, string | string[] | undefined>>

/**
 * A payment provider. Every call may be repeated with the same key and is carried out once. An UnavailableError means
 * that the outcome is not known; a refusal is a charge that says so.
 */
export interface Provider {
  readonly name: string
  /** Holds the money, and takes it when `capture` is set. */
  authorise(charge: ChargeRef, options: { capture: boolean; details: Record<string, string> }): Promise<Charge>
  /** Goes on after the buyer has done what was asked; a charge that waits for nothing is answered as it is. */
  confirm(charge: ChargeRef, details: Record<string, string>): Promise<Charge>
  capture(charge: ChargeRef, amount: number): Promise<Charge>
  /**
   * Lets go of what is held. A charge it has never heard of is closed too, so that an authorisation still on its way
   * cannot charge any more; one that was captured is answered as it is.
   */
  void(charge: ChargeRef): Promise<Charge>
  refund(charge: ChargeRef, refund: { key: string; amount: number }): Promise<Charge>
  /** The charge as it stands; null when it was never heard of. */
  fetch(charge: ChargeRef): Promise<Charge | null>
  /** Reads a webhook, or throws `unauthenticated` when it is not surely the provider's. `now` judges its timestamp. */
  verifyWebhook?(headers: ProviderHeaders, raw: Buffer, now: Date): ProviderMessage
  /** For a provider that lives in this process: hands over the webhooks that are due. */
  deliver?(hand: (headers: ProviderHeaders, raw: Buffer) => Promise<void>): Promise<void>
}
