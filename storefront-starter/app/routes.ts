import { index, layout, type RouteConfig, type RouteConfigEntry, route } from '@react-router/dev/routes'
import { defaultLanguage, type Language, languages } from './lib/languages.ts'

/** Every page of the shop; each language has all of them. */
function pages(language: Language): RouteConfigEntry[] {
  const id = (name: string) => ({ id: `${language}/${name}` })
  return [
    layout('routes/shop/frame.tsx', id('frame'), [
      index('routes/shop/home.tsx', id('home')),
      route('c/:slug', 'routes/shop/category.tsx', id('category')),
      route('search', 'routes/shop/search.tsx', id('search')),
      route('p/:slug', 'routes/shop/product.tsx', id('product')),
      route('*', 'routes/shop/not-found.tsx', id('not-found')),
    ]),
  ]
}

export default [
  route('preferences', 'routes/preferences.ts'),
  ...languages.flatMap((language) =>
    language === defaultLanguage
      ? pages(language)
      : [route(language, 'routes/language.tsx', { id: language }, pages(language))],
  ),
] satisfies RouteConfig
