import { type ConfigOf, integer, url } from '@stoa/kit/process/config'

export const settings = {
  POSTGRES_URL: url(['postgres', 'postgresql']),
  POSTGRES_POOL: integer({ min: 1, max: 200 }, 10),
}

export type InventoryConfig = ConfigOf<typeof settings>
