import type { Queryable } from '@stoa/kit/postgres/pg'
import type { RatesSource } from '../context.ts'
import type { Rates } from '../domain/totals.ts'
import { allZones } from '../store/shipping.ts'
import { allRegions } from '../store/tax.ts'
import { createRecent } from './recent.ts'

/** Milliseconds another replica's change of a zone or region may go unseen here. */
const TTL_MS = 2_000

/** Zones and regions as they were at most two seconds ago; this process's own changes count at once. */
export function createRates(pg: Queryable, defaultCountry: string | undefined): RatesSource {
  const recent = createRecent<Rates>(TTL_MS)
  const load = async (): Promise<Rates> => {
    const [zones, regions] = await Promise.all([allZones(pg), allRegions(pg)])
    return { zones, regions, default_country: defaultCountry ?? null }
  }
  return { read: () => recent.read('rates', load), forget: recent.forget }
}
