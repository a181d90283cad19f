/** Without the number of a page of a list: `mugs/page/2` → `mugs`. */
function withoutPage(parts: readonly string[]): readonly string[] {
  return parts.at(-2) === 'page' && /^\d+$/.test(parts.at(-1) ?? '') ? parts.slice(0, -2) : parts
}

/** Pages of WooCommerce's account, and of Shopify's. */
const ACCOUNT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'my-account': '/account',
    'my-account/orders': '/account/orders',
    'my-account/edit-address': '/account/addresses',
    'my-account/edit-account': '/account/profile',
    'my-account/lost-password': '/forgot-password',
    'account/login': '/sign-in',
    'account/register': '/sign-up',
    checkout: '/cart',
  }),
)

/**
 * Where an address of a shop leads that came from Shopify (`products/mug`) or WooCommerce (`product/mug/`, `product-category/home/mugs/`,
 * `shop/`), which search engines and customers have; null for any other. Products are found by their handle and by slugs of before, so nobody
 * has to list them.
 */
export function formerAddress(path: string): string | null {
  const parts = withoutPage(path.split('/').filter((part) => part !== ''))
  const account = ACCOUNT.get(parts.slice(0, 2).join('/'))
  if (account !== undefined) return account
  const [first, ...rest] = parts
  const last = rest.at(-1)
  if (last === undefined) return first === 'shop' ? '/search' : null
  const slug = encodeURIComponent(last)
  if (first === 'product-category') return `/c/${slug}`
  if (first === 'product-tag') return `/search?${new URLSearchParams({ q: last.replaceAll('-', ' ') })}`
  // By a tag of its products, or two.
  if (first === 'collections' && rest.length === 2) return `/collections/${encodeURIComponent(rest[0] ?? '')}`
  const isOfCollection = first === 'collections' && rest.length === 3 && rest[1] === 'products'
  return isOfCollection || ['product', 'products', 'shop'].includes(first ?? '') ? `/p/${slug}` : null
}
