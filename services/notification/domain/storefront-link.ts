/** Languages whose pages have an address of their own; those of the others are without one. */
const WITH_PREFIX = ['de']

/** The address of a page of the storefront in the language of a message. */
export function storefrontLink(shop: { url: string }, locale: string, path: string): string {
  const [language = ''] = locale.toLowerCase().split('-')
  return `${shop.url}${WITH_PREFIX.includes(language) ? `/${language}` : ''}${path}`
}
