import { index, layout, type RouteConfig, type RouteConfigEntry, route } from '@react-router/dev/routes'
import { defaultLanguage, type Language, languages } from './lib/languages.ts'

/** Every page of the shop; each language has all of them. */
function pages(language: Language): RouteConfigEntry[] {
  const id = (name: string) => ({ id: `${language}/${name}` })
  return [
    layout('routes/shop/frame.tsx', id('frame'), [
      index('routes/shop/home.tsx', id('home')),
      route('c/:slug', 'routes/shop/category.tsx', id('category')),
      route('collections', 'routes/shop/collections.tsx', id('collections')),
      route('collections/:slug', 'routes/shop/collection.tsx', id('collection')),
      route('search', 'routes/shop/search.tsx', id('search')),
      route('p/:slug', 'routes/shop/product.tsx', id('product')),
      route('back-in-stock', 'routes/shop/back-in-stock.tsx', id('back-in-stock')),
      route('unsubscribe', 'routes/shop/unsubscribe.tsx', id('unsubscribe')),
      route('cart', 'routes/shop/cart.tsx', id('cart')),
      route('orders/find', 'routes/shop/order-find.tsx', id('order-find')),
      route('orders/:id', 'routes/shop/order.tsx', id('order')),
      route('orders/:id/withdraw', 'routes/shop/withdraw.tsx', id('withdraw')),
      route('policies/:slug', 'routes/shop/policy.tsx', id('policy')),
      route('sign-in', 'routes/account/sign-in.tsx', id('sign-in')),
      route('sign-up', 'routes/account/sign-up.tsx', id('sign-up')),
      route('forgot-password', 'routes/account/forgot-password.tsx', id('forgot-password')),
      route('reset-password', 'routes/account/reset-password.tsx', id('reset-password')),
      route('verify-email', 'routes/account/verify-email.tsx', id('verify-email')),
      route('account', 'routes/account/home.tsx', id('account')),
      route('account/orders', 'routes/account/orders.tsx', id('account-orders')),
      route('account/addresses', 'routes/account/addresses.tsx', id('addresses')),
      route('account/addresses/new', 'routes/account/address.tsx', id('address-new')),
      route('account/addresses/:id', 'routes/account/address.tsx', id('address')),
      route('account/profile', 'routes/account/profile.tsx', id('profile')),
      route('account/password', 'routes/account/password.tsx', id('password')),
      route('account/sessions', 'routes/account/sessions.tsx', id('sessions')),
      route('account/notifications', 'routes/account/notifications.tsx', id('notifications')),
      route('*', 'routes/shop/not-found.tsx', id('not-found')),
    ]),
    route('suggest', 'routes/suggest.ts', id('suggest')),
    route('unsubscribe/one-click', 'routes/unsubscribe-one-click.ts', id('one-click')),
    route('sign-out', 'routes/account/sign-out.ts', id('sign-out')),
    route('checkout/address', 'routes/shop/checkout-address.tsx', id('checkout-address')),
    route('checkout/shipping', 'routes/shop/checkout-shipping.tsx', id('checkout-shipping')),
    route('checkout/payment', 'routes/shop/checkout-payment.tsx', id('checkout-payment')),
    route('checkout/confirm', 'routes/shop/checkout-confirm.tsx', id('checkout-confirm')),
  ]
}

export default [
  route('preferences', 'routes/preferences.ts'),
  // In no language: it is a file.
  route('account/data', 'routes/account/data-file.ts'),
  route('accent/:file', 'routes/accent.ts'),
  route('robots.txt', 'routes/robots.ts'),
  route('llms.txt', 'routes/llms.ts'),
  ...['sitemap.xml', 'sitemap-pages.xml', 'sitemap-catalogue.xml'].map((file) =>
    route(file, 'routes/sitemap.ts', { id: file }),
  ),
  ...languages.flatMap((language) =>
    language === defaultLanguage
      ? pages(language)
      : [route(language, 'routes/language.tsx', { id: language }, pages(language))],
  ),
] satisfies RouteConfig
