import type { Product } from './product.ts'

/** The mark of a product that an import has created. */
export function createdMark(importId: string): string {
  return `${importId}:created`
}

/** Whether a product is as an import created it: neither staff nor another import has written it since. */
export function isAsCreated(product: Pick<Product, 'version'>, importMark: string | null, importId: string): boolean {
  return product.version === 1 && importMark === createdMark(importId)
}
