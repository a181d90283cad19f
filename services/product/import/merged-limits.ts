import { checkVariants, PRODUCT_LIMITS } from '../domain/option.ts'
import type { Product } from '../domain/product.ts'
import type { RejectedRow } from './imported-product.ts'

const MAX_CATEGORIES = 100
const MAX_PRICES = 50

/**
 * Why a product of a file and the stored one are too much together, or null: what an import writes, the API takes when it is sent
 * back as it was read.
 */
export function mergedProblem(product: Product, line: number): RejectedRow | null {
  const { media, attributes, category_ids, options, variants } = product
  const tooMany = (things: string, limit: number): RejectedRow => {
    const detail = `with what the product has already there are too many ${things}; at most ${limit} are taken`
    return { line, column: null, code: 'too_many_together', detail }
  }
  if (media.length > PRODUCT_LIMITS.media) return tooMany('pictures', PRODUCT_LIMITS.media)
  if (Object.keys(attributes).length > PRODUCT_LIMITS.attributes)
    return tooMany('attributes', PRODUCT_LIMITS.attributes)
  if (category_ids.length > MAX_CATEGORIES) return tooMany('categories', MAX_CATEGORIES)
  if (variants.some(({ prices }) => prices.length > MAX_PRICES)) return tooMany('currencies', MAX_PRICES)
  const [problem] = checkVariants(options, variants)
  return problem ? { line, column: null, code: problem.code, detail: problem.detail } : null
}
