import { integer, url } from '@stoa/kit/process/config'

export interface InventoryConfig {
  POSTGRES_URL: string
  POSTGRES_POOL: number
}

export const settings = {
  POSTGRES_URL: url(['postgres', 'postgresql']),
  POSTGRES_POOL: integer({ min: 1, max: 200 }, 10),
}
