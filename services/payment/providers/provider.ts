import type { Charge } from '../domain/charge.ts'

/** Identifies a charge, with what we know of it. */
export interface ChargeRef {
  /** Our idempotency key of the charge, saved before the first call. */
  key: string
  currency: string
  /** Minor units. */
  amount: number
  /** What the provider last reported; null when it has not responded yet. */
  known: Charge | null
}

export interface ProviderWebhook {
  /** The provider's id of the webhook. */
  id: string
  type: string
  /** Our key of the charge it is about. */
  key: string
}

export type ProviderHeaders = Readonly<Record<string, string | string[] | undefined>>

/**
 * A payment provider. Every call may be repeated with the same key and takes effect once. An UnavailableError means that
 * the outcome is not known; a decline is not an error but the status of the returned charge.
 */
export interface Provider {
  readonly name: string
  /** Authorises the money, and captures it when `capture` is set. */
  authorise(charge: ChargeRef, options: { capture: boolean; details: Record<string, string> }): Promise<Charge>
  /** Continues after the buyer's action; a charge that requires none is returned as it is. */
  confirm(charge: ChargeRef, details: Record<string, string>): Promise<Charge>
  capture(charge: ChargeRef, amount: number): Promise<Charge>
  /**
   * Gives up an authorisation. An unknown charge is closed too, so that an authorisation still in flight cannot charge;
   * a captured one is returned as it is.
   */
  void(charge: ChargeRef): Promise<Charge>
  refund(charge: ChargeRef, refund: { key: string; amount: number }): Promise<Charge>
  /** The current charge; null when the provider does not know it. */
  fetch(charge: ChargeRef): Promise<Charge | null>
  /**
   * Reads a webhook: first its headers, before any of its body is read, then its body. Either throws `unauthenticated`, when
   * a header is missing, the timestamp is too far from `now`, or the signature is not valid.
   */
  verifyWebhook?(headers: ProviderHeaders, now: Date): (raw: Buffer) => ProviderWebhook
  /** For a provider inside this process, which sends nothing over HTTP: delivers the webhooks that are due. */
  deliverWebhooks?(receive: (headers: ProviderHeaders, raw: Buffer) => Promise<void>): Promise<void>
  /** Beside it: milliseconds until the next one is due; null when none waits. */
  untilWebhookMs?(): Promise<number | null>
}
