import { fileSettings } from '@stoa/kit/files/settings'
import { type ConfigOf, currency, integer, optional, url } from '@stoa/kit/process/config'

export const settings = {
  MONGODB_URI: url(['mongodb', 'mongodb+srv']),
  /** ISO 4217 code of the currency that prices are shown in when a shopper names none. */
  SHOP_CURRENCY: currency('EUR'),
  ...fileSettings,
  /** Folder for a copy of the search index, from which a start is quick; without it every start builds the index. */
  SEARCH_INDEX_DIR: optional(),
  /** Largest file an import takes, bytes. */
  IMPORT_MAX_BYTES: integer({ min: 1_000, max: 10_000_000_000 }, 200_000_000),
  /** How long the file of a finished import is kept, days. */
  IMPORT_KEPT_DAYS: integer({ min: 1, max: 3_650 }, 30),
}

export type ProductConfig = ConfigOf<typeof settings>
