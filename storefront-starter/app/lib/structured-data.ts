import type { Crumb } from '../ui/Breadcrumb.tsx'
import type { Card } from './cards.server.ts'
import { type Language, pathIn } from './languages.ts'
import { layoutText } from './messages/layout.ts'
import { textIn } from './messages/text.ts'
import { decimalText } from './money.ts'
import type { ProductPage } from './product-page.server.ts'
import { shop } from './shop.server.ts'

const IN_STOCK = 'https://schema.org/InStock'
const BACK_ORDER = 'https://schema.org/BackOrder'
const OUT_OF_STOCK = 'https://schema.org/OutOfStock'

const AVAILABILITY = { in_stock: IN_STOCK, few: IN_STOCK, to_order: BACK_ORDER, sold_out: OUT_OF_STOCK }

/** What search engines read of a product: the price and the stock that the page shows. */
export function productData(product: ProductPage, address: string): object {
  const { variant } = product
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.title,
    description: product.summary,
    url: address,
    image: product.pictures.map(({ url }) => url),
    ...(product.vendor ? { brand: { '@type': 'Brand', name: product.vendor } } : {}),
    ...(variant?.sku ? { sku: variant.sku } : {}),
    ...(variant?.price
      ? {
          offers: {
            '@type': 'Offer',
            price: decimalText(variant.price),
            priceCurrency: variant.price.currency,
            availability: AVAILABILITY[variant.stock?.kind ?? 'sold_out'],
            url: address,
          },
        }
      : {}),
  }
}

interface ListPage {
  language: Language
  /** The way to the page from the home page, with the page itself at its end. */
  way: readonly Crumb[]
  cards: readonly Pick<Card, 'slug' | 'title'>[]
}

/** What search engines read of a page of products: where it stands in the shop, and what it shows. */
export function listData({ language, way, cards }: ListPage): object {
  const page = way.at(-1)
  const crumbs = [{ to: pathIn(language, '/'), name: textIn(language, layoutText.home) }, ...way]
  const listOf = (entries: readonly Crumb[], address: 'item' | 'url') =>
    entries.map(({ to, name }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      [address]: shop.url + to,
    }))
  const products = cards.map(({ slug, title }) => ({ to: pathIn(language, `/p/${slug}`), name: title }))
  return {
    '@context': 'https://schema.org',
    '@type': 'CollectionPage',
    name: page?.name,
    url: shop.url + (page?.to ?? ''),
    breadcrumb: { '@type': 'BreadcrumbList', itemListElement: listOf(crumbs, 'item') },
    mainEntity: { '@type': 'ItemList', itemListElement: listOf(products, 'url') },
  }
}
