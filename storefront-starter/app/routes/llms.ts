import type { LoaderFunctionArgs } from 'react-router'
import { orErrorPage } from '../lib/error-page.server.ts'
import { languageData, languages, pathIn } from '../lib/languages.ts'
import { shop } from '../lib/shop.server.ts'
import { visitOf } from '../lib/stoa.server.ts'

/** The sitemap has all of them. */
const MAX_COLLECTIONS = 50

/** What programs that shop for people need to know: llmstxt.org. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { stoa, facts } = visitOf(context)
  const [{ data: categories }, { data: collections }] = await orErrorPage(
    Promise.all([stoa.categories.list(), stoa.collections.list({ limit: MAX_COLLECTIONS })]),
  )
  // A name that a merchant typed ends no line and no link.
  const link = (name: string, path: string) => `- [${name.replace(/[\s[\]]+/g, ' ').trim()}](${shop.url}${path})`
  const text = [
    `# ${facts.name}`,
    '',
    `> An online shop. Prices are in ${facts.currencies.join(', ')}. Every page works without JavaScript.`,
    '',
    'Add `?q=words` to the search address to look for products; `sort=price` and `available=1` order and filter the list.',
    'A product page carries its price and stock as schema.org JSON-LD.',
    '',
    '## Departments',
    '',
    ...categories.map(({ slug, name }) => link(name, `/c/${slug}`)),
    ...(collections.length > 0 ? ['', '## Collections', ''] : []),
    ...collections.map(({ slug, title }) => link(title, `/collections/${slug}`)),
    '',
    '## Other pages',
    '',
    link('All products and search', '/search'),
    link('Find an order', '/orders/find'),
    link('All addresses', '/sitemap.xml'),
    ...languages.map((language) => link(languageData[language].name, pathIn(language, '/'))),
    ...(facts.email ? ['', `Questions: ${facts.email}`] : []),
    '',
  ].join('\n')
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' }
  return new Response(text, { headers })
}
