import { type ConfigOf, integer, url } from '@stoa/kit/process/config'

export const settings = {
  POSTGRES_URL: url(['postgres', 'postgresql']),
  POSTGRES_POOL: integer({ min: 1, max: 200 }, 10),
  /** Streams of availability that one process may have open. */
  STOCK_STREAMS: integer({ min: 1, max: 100_000 }, 2_000),
  /** Units up to which shoppers are told how many there are; of more they learn that it is at least so many. */
  STOCK_SHOWN_UP_TO: integer({ min: 1, max: 1_000_000 }, 10),
}

export type InventoryConfig = ConfigOf<typeof settings>
