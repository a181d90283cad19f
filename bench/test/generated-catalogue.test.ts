import { createCategoryTree } from '@stoa/product/domain/category'
import { readDescription } from '@stoa/product/domain/description'
import { checkVariants } from '@stoa/product/domain/option'
import t from 'tap'
import { generatedCategories, generatedProducts } from '../catalogue/generated-catalogue.ts'
import { searchQueries, typedPrefixes } from '../catalogue/search-queries.ts'

const SEED = 7
const firstOf = (count: number, seed = SEED) => [...generatedProducts({ seed, count })]

t.test('a catalogue follows from its seed, and a small one is the beginning of a large one', async (t) => {
  const made = firstOf(40)
  t.strictSame(firstOf(40), made)
  t.strictSame(firstOf(15), made.slice(0, 15))
  t.notSame(firstOf(1, SEED + 1), firstOf(1))
})

t.test('every product is one that an import would store', async (t) => {
  const tree = createCategoryTree(generatedCategories())
  const products = firstOf(300)
  for (const { product, stock } of products) {
    t.strictSame(checkVariants(product.options, product.variants), [], product.title)
    const { description: html, description_text: text } = product
    t.strictSame(readDescription(html), { description: { html, text } }, 'sanitising changes nothing')
    t.ok(
      product.category_ids.every((id) => tree.find(id)),
      'its categories exist',
    )
    t.equal(stock.length, product.variants.length)
  }
  t.equal(new Set(products.map(({ product }) => product.slug)).size, products.length, 'slugs are unique')
  const ids = products.flatMap(({ product }) => [product.id, ...product.variants.map((variant) => variant.id)])
  t.equal(new Set(ids).size, ids.length, 'ids are unique')
})

t.test('search queries differ from each other and follow from their seed', async (t) => {
  const queries = searchQueries(SEED, 2_000)
  t.equal(new Set(queries).size, 2_000)
  t.strictSame(searchQueries(SEED, 2_000), queries)
  t.strictSame([...new Set(queries.map((query) => query.split(' ').length))].sort(), [1, 2, 3])
  const prefixes = typedPrefixes(SEED, 2_000)
  t.equal(new Set(prefixes).size, prefixes.length)
  t.ok(prefixes.every((prefix) => prefix.length >= 2))
})
