import t from 'tap'
import { languageOf, pathIn, pathWithout } from '../app/lib/languages.ts'
import { ownPath } from '../app/lib/own-path.ts'

t.test('the language stands in the path, and the first one needs no prefix', async (t) => {
  t.equal(languageOf('/'), 'en')
  t.equal(languageOf('/de'), 'de')
  t.equal(languageOf('/de/cart'), 'de')
  t.equal(languageOf('/de.data'), 'de', 'as React Router asks for the data of a page')
  t.equal(languageOf('/design'), 'en', 'a path that only begins like a language has none')
  t.equal(pathIn('en', '/cart'), '/cart')
  t.equal(pathIn('de', '/cart'), '/de/cart')
  t.equal(pathIn('de', '/'), '/de')
  for (const path of ['/', '/cart', '/p/mug']) {
    t.equal(pathWithout(pathIn('de', path)), path)
    t.equal(pathWithout(pathIn('en', path)), path)
  }
})

t.test('a form leads back to a path of this storefront only', async (t) => {
  t.equal(ownPath('/de/cart?show=48'), '/de/cart?show=48')
  for (const elsewhere of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'cart',
    '',
    null,
  ]) {
    t.equal(ownPath(elsewhere), '/', String(elsewhere))
  }
})
