import { marked } from 'marked'
import { addressLines } from './address-lines.ts'
import type { Language } from './languages.ts'
import type { ShopData } from './shop-data.server.ts'

/** `../policies/returns.de.md` and the others, as they are in the folder when the storefront is built. */
const FILES = import.meta.glob('../policies/*.md', { query: '?raw', import: 'default', eager: true }) as Record<
  string,
  string
>

const HEADING = /^# (.+)\n/

/** The texts that this storefront has of what staff have listed, in the order of the list. */
export function ownPolicies({ policies }: ShopData, language: Language) {
  return policies.flatMap(({ slug, title }) => {
    const text = textOf(slug, language)
    return text === null ? [] : [{ slug, title: HEADING.exec(text)?.[1]?.trim() ?? title }]
  })
}

/** A text as HTML, with what the shop says of itself filled in; null where there is none. */
export function readPolicy(facts: ShopData, slug: string, language: Language) {
  const known = ownPolicies(facts, language).find((policy) => policy.slug === slug)
  const text = textOf(slug, language)
  if (!known || text === null) return null
  const address = facts.address ? addressLines(facts.address, language) : [facts.name]
  const filled = text
    .replace(HEADING, '')
    .replaceAll('{name}', plain(facts.address?.name ?? facts.name))
    .replaceAll('{email}', facts.email === '' ? plain(facts.name) : plain(facts.email))
    .replaceAll('{address}', address.map(plain).join('  \n'))
  return { title: known.title, html: marked.parse(filled, { async: false }) }
}

function textOf(slug: string, language: Language): string | null {
  return FILES[`../policies/${slug}.${language}.md`] ?? null
}

/** What staff typed is text in a text of Markdown: no mark of it means anything. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~&]/g, (mark) => `&#${mark.charCodeAt(0)};`)
}
