import { callOptions } from '@stoa/kit/contract/context'
import type { Deps } from '../context.ts'
import type { ImportDeps } from './import-run.ts'

/** In which currencies the shop sells, null for any, and for which tax classes it has rates. */
export type SellingRules = Awaited<ReturnType<Deps['clients']['order']['readSellingRules']>>

/** Null where the order service does not say, as one of an earlier release: an import is not kept waiting for a remark. */
export async function readSellingRules(
  { clients, log }: Pick<ImportDeps, 'clients' | 'log'>,
  importId: string,
): Promise<SellingRules | null> {
  try {
    return await clients.order.readSellingRules({}, callOptions({ requestId: importId, traceparent: undefined }))
  } catch (error) {
    log.warn({ err: error, import: importId }, 'currencies and tax classes of an import are not checked')
    return null
  }
}
