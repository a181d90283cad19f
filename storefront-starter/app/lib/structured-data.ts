import { decimalText } from './money.ts'
import type { ProductPage } from './product-page.server.ts'

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
            availability: AVAILABILITY[variant.stock.kind],
            url: address,
          },
        }
      : {}),
  }
}
