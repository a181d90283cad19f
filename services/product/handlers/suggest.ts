import type { Handler, ProductContext } from '../context.ts'
import { categoryTexts, collectionTexts, type Locales } from '../domain/localised.ts'
import { isLabelOf, rangesOf, typedTerms } from '../search/search-index.ts'
import { cardsOf } from './cards.ts'
import { currencyOf } from './currency.ts'
import { localesOf } from './locale.ts'
import { presentLink } from './present-product.ts'

const MIN_LETTERS = 2

interface Typed {
  terms: readonly string[]
  locales: Locales
  limit: number
}

/** Categories and collections with a word in their name that begins with each term. */
function linksOf({ catalogue: { tree, collections } }: ProductContext, { terms, locales, limit }: Typed) {
  const categories = tree.all.filter((category) => isLabelOf(categoryTexts(category, locales).name, terms))
  const titled = collections.all.map((collection) => {
    return { id: collection.id, slug: collection.slug, title: collectionTexts(collection, locales).title }
  })
  return {
    categories: categories.slice(0, limit).map((category) => presentLink(category, locales)),
    collections: titled.filter(({ title }) => isLabelOf(title, terms)).slice(0, limit),
  }
}

export const suggest: Handler<'suggest'> = async ({ query }, ctx) => {
  const { q, limit = 5 } = query
  const currency = currencyOf(ctx, query)
  const locales = localesOf(query)
  const { texts, ids } = ctx.catalogue.index.suggest(q, limit, locales)
  const products = await cardsOf(ctx, ids, { currency, locales })
  const isEnough = q.trim().length >= MIN_LETTERS
  const terms = isEnough ? typedTerms(q) : []
  const { categories, collections } = linksOf(ctx, { terms, locales, limit })
  const ranges = {
    texts: texts.map((text) => rangesOf(text, terms)),
    products: products.map(({ title }) => rangesOf(title, terms)),
    categories: categories.map(({ name }) => rangesOf(name, terms)),
    collections: collections.map(({ title }) => rangesOf(title, terms)),
  }
  return { status: 200, body: { texts, products, categories, collections, ranges } }
}
