import type { Deps } from '../context.ts'
import { slugAfter } from '../domain/slug.ts'
import type { ImportedProduct } from '../import/imported-product.ts'
import { wordPressSlugs } from '../import/woocommerce/permalink.ts'
import { findProductBySlug } from '../store/products.ts'

/** What was a part of a new product's address in WordPress, where nobody here has it; the second of a name had a number there, too. */
export async function oldAddressesOf(
  ctx: Pick<Deps, 'db'>,
  { title, is_of_wordpress: isOfWordPress }: ImportedProduct,
  { id, slug, attempt }: { id: string; slug: string; attempt: number },
): Promise<string[]> {
  const free: string[] = []
  for (const made of isOfWordPress ? wordPressSlugs(title ?? '') : []) {
    const old = attempt === 1 ? made : slugAfter(made, attempt - 1, id)
    if (old !== slug && !(await findProductBySlug(ctx.db, old))) free.push(old)
  }
  return free
}
