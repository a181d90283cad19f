// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { PagePromise } from '../../page.ts'
import type { RequestOptions, UploadBody } from '../../types.ts'
import { operations } from '../operations.ts'
import type { CreateImportParams, GetImportRejectionsResult, Import, ImportProduct, ListImportProductsParams, ListImportsParams } from '../types.ts'

/** `stoa.admin.imports` */
export class AdminImportsResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /** Lists imports, the newest first */
  list(query?: ListImportsParams, options?: RequestOptions): PagePromise<Import> {
    return this.#calls.list(operations.listImports, { query }, options)
  }

  /**
   * Takes a product file and imports it in the background
   *
   * A product export of Shopify, of WooCommerce or of ours (exportProducts), or Shopify's inventory export, which counts the variants of known products at their locations. A product is imported whole or not at all; importing a file again changes nothing. Stock is set only for variants that were never counted. A variant whose inventory tracker is empty is not tracked, whatever its quantity says, as in Shopify; one that is tracked and comes without a quantity (exports of shops with several locations have no such column) is taken as `without_quantity` says, and reported. Who may not change stock (`stock.write`) brings none: what a product file says of it is left out and reported, new variants are sold out until they are counted, and an inventory export fails. The charset is that of the Content-Type, else what the bytes are: UTF-8, UTF-16 or Windows-1252. Cells are separated by commas, semicolons or tabs.
   */
  create(body: UploadBody, query?: CreateImportParams, options?: RequestOptions): ApiPromise<Import> {
    return this.#calls.send(operations.createImport, { body, query }, options)
  }

  /**
   * Reads how far an import is
   * @param id The import.
   */
  get(id: string, options?: RequestOptions): ApiPromise<Import> {
    return this.#calls.send(operations.getImport, { path: { id } }, options)
  }

  /**
   * Ends an import that is queued or running
   *
   * What it has imported stays, with its stock. One that runs ends after the products it is about; cancelling again changes nothing. An import that has ended by itself is 409 `invalid_state`.
   * @param id The import.
   */
  cancel(id: string, options?: RequestOptions): ApiPromise<Import> {
    return this.#calls.send(operations.cancelImport, { path: { id } }, options)
  }

  /**
   * Deletes what an import created, in the background
   *
   * Products that the import created, their pictures and initial stock, and categories that only it had a use for. A product is kept when it was changed, sold or counted since, or is in a checkout; listImportProducts tells which and why (`revert=kept`). What the import updated stays as it is. Progress stands in `revert` of the import. While it runs, requesting it again changes nothing; afterwards it tries again what was kept. An import that has not ended, and a dry run, are 409 `invalid_state`.
   * @param id The import.
   */
  revert(id: string, options?: RequestOptions): ApiPromise<Import> {
    return this.#calls.send(operations.revertImport, { path: { id } }, options)
  }

  /**
   * Lists what became of each product of a file, or would become of it
   *
   * In the order of the file, also while the import runs. Of a dry run this is the preview: which products would be created, which updated and in which fields, and which rejected and why. Kept as long as the file is.
   * @param id The import.
   */
  listProducts(id: string, query?: ListImportProductsParams, options?: RequestOptions): PagePromise<ImportProduct> {
    return this.#calls.list(operations.listImportProducts, { path: { id }, query }, options)
  }

  /**
   * Reads the rejected rows as a file
   * @param id The import.
   */
  listRejections(id: string, options?: RequestOptions): ApiPromise<GetImportRejectionsResult> {
    return this.#calls.send(operations.getImportRejections, { path: { id } }, options)
  }
}
