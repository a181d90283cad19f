import type { Charge } from '../domain/charge.ts'
import type { ChargeRef, Provider } from './provider.ts'

function chargeOf({ key, currency, amount, known }: ChargeRef): Charge {
  if (known) return known
  return { reference: key, status: 'awaiting', currency, amount, captured: 0, action: null, failure: null, refunds: [] }
}

/**
 * Bank transfer and cash on delivery. There is no system to query, so the payment itself is the record; staff capture it
 * when the money has arrived, and refund it when they have sent it back.
 */
export const manualProvider: Provider = {
  name: 'manual',
  authorise: async (charge) => chargeOf(charge),
  confirm: async (charge) => chargeOf(charge),
  capture: async (charge, amount) => ({ ...chargeOf(charge), status: 'captured', captured: amount }),
  void: async (charge) => {
    const known = chargeOf(charge)
    return known.captured > 0 ? known : { ...known, status: 'voided' }
  },
  refund: async (charge, { key, amount }) => {
    const known = chargeOf(charge)
    const others = known.refunds.filter((refund) => refund.key !== key)
    return { ...known, refunds: [...others, { key, amount, status: 'succeeded', failure: null }] }
  },
  fetch: async ({ known }) => known,
}
