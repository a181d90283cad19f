import type { MetaDescriptor } from 'react-router'
import { type Language, languageData, languages, pathIn } from './languages.ts'

export interface PageHead {
  title: string
  description?: string | undefined
  /** Address of the page without its language, and without what does not make it another page. */
  path: string
  /** Search engines are asked to leave the page out. */
  isHidden?: boolean
  /** Address of the picture that is shown where the page is shared. */
  image?: string | undefined
  kind?: 'website' | 'product'
}

/** What the root loader tells of the shop, as far as heads need it. */
export interface HeadData {
  shopName: string
  url: string
  language: Language
}

/** The facts in what `meta` is given; absent where the root loader failed. */
export function headData(matches: readonly ({ id: string; loaderData?: unknown } | undefined)[]): HeadData | undefined {
  return matches.find((match) => match?.id === 'root')?.loaderData as HeadData | undefined
}

/** Title, description, canonical address, other languages and social card of a page. */
export function headOf(facts: HeadData | undefined, page: PageHead): MetaDescriptor[] {
  if (!facts) return [{ title: page.title }]
  const { title, description, isHidden = false } = page
  const addressIn = (language: Language) => facts.url + pathIn(language, page.path)
  const head: MetaDescriptor[] = [
    { title: title === facts.shopName ? title : `${title} · ${facts.shopName}` },
    ...(description ? [{ name: 'description', content: description }] : []),
  ]
  if (isHidden) return [...head, { name: 'robots', content: 'noindex' }]
  return [
    ...head,
    { tagName: 'link', rel: 'canonical', href: addressIn(facts.language) },
    ...languages.map((hrefLang) => ({ tagName: 'link', rel: 'alternate', hrefLang, href: addressIn(hrefLang) })),
    { tagName: 'link', rel: 'alternate', hrefLang: 'x-default', href: facts.url + page.path },
    ...socialCard(facts, page, addressIn(facts.language)),
  ]
}

/** How the page looks where somebody shares it. */
function socialCard(facts: HeadData, page: PageHead, address: string): MetaDescriptor[] {
  const { title, description, image, kind = 'website' } = page
  const localeOf = (language: Language) => languageData[language].format.replace('-', '_')
  const others = languages.filter((language) => language !== facts.language)
  return [
    { property: 'og:type', content: kind },
    { property: 'og:title', content: title },
    { property: 'og:site_name', content: facts.shopName },
    { property: 'og:url', content: address },
    { property: 'og:locale', content: localeOf(facts.language) },
    ...others.map((language) => ({ property: 'og:locale:alternate', content: localeOf(language) })),
    ...(description ? [{ property: 'og:description', content: description }] : []),
    ...(image
      ? [
          { property: 'og:image', content: image },
          { property: 'og:image:alt', content: title },
        ]
      : []),
    { name: 'twitter:card', content: image ? 'summary_large_image' : 'summary' },
  ]
}

/** Products whose names say what a list is about. */
const NAMED = 4

/** What search engines show of a list that nobody has described: its title, and what comes first in it. */
export function listDescription(title: string, cards: readonly { title: string }[]): string {
  const names = cards.slice(0, NAMED).map((card) => card.title)
  return names.length > 0 ? `${title}: ${names.join(', ')}` : title
}

/** JSON for a script element: what a merchant typed cannot end the element. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}
