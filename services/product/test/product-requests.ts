import type { Body, Fixture } from './fixture.ts'

export const shirt = (more: Body = {}) => ({
  title: 'Linen shirt',
  status: 'active',
  vendor: 'Peak',
  type: 'Shirts',
  tags: ['summer'],
  variants: ['S', 'M'].map((size, n) => ({
    sku: `LS-${size}`,
    option_values: { Size: size },
    prices: [
      { currency: 'EUR', amount: 4900 + n * 100, compare_at: 5900 },
      { currency: 'JPY', amount: 8000 },
    ],
    quantity: 3 * n,
  })),
  ...more,
})

export const create = (shop: Pick<Fixture, 'clerk'>, body: Body, headers = {}) =>
  shop.clerk<Body & { id: string; version: number; variants: Body[] }>('POST', '/v1/admin/products', { body, headers })

/** If-Match with the ETag of a version. */
export const match = (version: unknown) => ({ 'if-match': `"${version}"` })
