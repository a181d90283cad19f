import type { Charge } from '../domain/charge.ts'
import type { ChargeRef, Provider } from './provider.ts'

function chargeOf({ key, currency, amount, known }: ChargeRef): Charge {
  if (known) return known
  return { reference: key, status: 'awaiting', currency, amount, captured: 0, action: null, failure: null, refunds: [] }
}

/**
 * Bank transfer and cash on delivery. There is no system to query, so the payment itself is the record: staff record what
 * has arrived and confirm what they have sent back (domain/manual.ts), and nothing is done here. A capture comes here
 * only from a request that an earlier build has left half done.
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
  refund: async (charge) => chargeOf(charge),
  fetch: async ({ known }) => known,
}
