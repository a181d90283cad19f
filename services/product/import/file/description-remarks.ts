import type { ImportedProduct } from '../imported-product.ts'
import { headerOf, type Reading } from './reading.ts'
import type { RowGroup } from './rows.ts'

const PICTURES =
  'pictures within descriptions are not copied: they are gone when the place is that they come from. ' +
  'Upload them here and change the descriptions'
const LINKS = 'links within descriptions lead to pages of the shop that they come from, which do not exist here'

/** Elements of a sanitised description, where nothing else has an angle bracket. */
const ELEMENT = /<(a|img)\s([^<>]*)>/g
const ADDRESS = /(?:^|\s)(?:href|src)="([^"]*)"/

/** Addresses of any shop that the storefront has, or leads from, in any language: of products, categories, collections … */
const KNOWN_PAGE =
  /^(?:\/[a-z]{2}(?:-[a-z]{2})?)?(?:\/(?:products?|p|c|product-category|collections|shop)\/[^/]|\/(?:cart|search|account|collections|shop)?\/?(?:\?|$))/i

/** An address of a description within a shop: relative, or of the host that the product's pictures come from. */
function pathOf(address: string, hosts: ReadonlySet<string>): string | null {
  if (address.startsWith('#')) return null
  const url = URL.parse(address, 'https://relative.invalid/')
  if (!url || !/^https?:$/.test(url.protocol)) return null
  return url.host === 'relative.invalid' || hosts.has(url.host) ? url.pathname + url.search : null
}

/** What of a description stays with the shop that it comes from. */
export function findForeign(html: string, hosts: ReadonlySet<string>): { pictures: boolean; links: boolean } {
  const found = { pictures: false, links: false }
  for (const [, element, attributes = ''] of html.matchAll(ELEMENT)) {
    const address = ADDRESS.exec(attributes)?.[1]?.replaceAll('&amp;', '&') ?? ''
    if (address === '') continue
    const path = pathOf(address, hosts)
    if (element === 'img') found.pictures ||= !/^(?:https?:\/\/[^/]+)?\/v1\/media\//.test(address)
    else found.links ||= path !== null && !KNOWN_PAGE.test(path)
  }
  return found
}

/** Says of a product that its description needs the shop that it comes from. */
export function remarkOnDescription(
  { header, remarks }: Reading,
  group: RowGroup,
  { description, media }: Pick<ImportedProduct, 'description' | 'media'>,
): void {
  if (description === null) return
  const hosts = new Set(media.flatMap(({ url }) => URL.parse(url)?.host ?? []))
  const { pictures, links } = findForeign(description, hosts)
  const about = {
    line: group.rows[0]?.line ?? 0,
    column: headerOf(header, 'description'),
    is_about_file: true as const,
  }
  if (pictures) remarks.push({ ...about, code: 'description_pictures', detail: PICTURES })
  if (links) remarks.push({ ...about, code: 'description_links', detail: LINKS })
}
