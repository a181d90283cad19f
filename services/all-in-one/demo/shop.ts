import type { ShopUpdate } from '@stoa/sdk/source'

/** What the demo shop says of itself; its name is `SHOP_NAME`. */
export const shopSettings: ShopUpdate = {
  support_email: 'help@stoa.example',
  address: {
    name: 'Stoa Demo GmbH',
    line1: 'Musterstraße 1',
    postal_code: '10115',
    city: 'Berlin',
    country: 'DE',
  },
  locales: ['en', 'de'],
  currencies: ['EUR', 'USD', 'GBP'],
  country: 'DE',
  colors: { accent: '#1f4f46' },
  // The storefront has their texts, in `app/policies/`.
  policies: [
    { slug: 'shipping', title: 'Shipping' },
    { slug: 'returns', title: 'Returns' },
    { slug: 'terms', title: 'Terms' },
    { slug: 'privacy', title: 'Privacy' },
    { slug: 'imprint', title: 'Imprint' },
  ],
}
