import type { RequestContext } from '@stoa/kit/contract/context'
import type { HandlerOf } from '@stoa/kit/contract/operations'
import type { MongoOutbox } from '@stoa/kit/events/mongo-outbox'
import type { FileStore } from '@stoa/kit/files/file-store'
import type { Keys } from '@stoa/kit/security/secrets'
import type { Catalogue } from './flows/catalogue.ts'
import type { DescriptionReader } from './flows/descriptions.ts'
import type { PictureBackfill } from './flows/picture-backfill.ts'
import type { PictureFiles } from './flows/picture-files.ts'
import type { Clients } from './generated/clients.ts'
import type { operations } from './generated/types.ts'
import type { Models } from './store/models.ts'

/** What handlers, flows and consumers of this service work with. */
export interface Deps {
  db: Models
  /** Search index and caches of this process. */
  catalogue: Catalogue
  files: FileStore
  /** Pictures among the files, in every size. */
  pictureFiles: PictureFiles
  /** Told of the products that are shown. */
  pictureBackfill: Pick<PictureBackfill, 'note'>
  /** Reads HTML that others wrote. */
  descriptions: Pick<DescriptionReader, 'read'>
  clients: Clients
  /** Woken after a write, so that its events go out at once. */
  outbox: Pick<MongoOutbox, 'wake'>
  /** Woken after an upload. */
  importer: { wake(): void }
  /** Woken when an import is to be reverted. */
  reverter: { wake(): void }
  secret: Keys
  /** ISO 4217 code for those who name none. */
  shopCurrency: string
  importMaxBytes: number
}

export type ProductContext = RequestContext & Deps

export type Handler<K extends keyof operations> = HandlerOf<operations[K], ProductContext>
