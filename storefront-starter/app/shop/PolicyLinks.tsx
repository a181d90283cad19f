import { Link } from 'react-router'
import { pathIn } from '../lib/languages.ts'
import { useLanguage } from '../lib/messages/text.ts'
import { useRootData } from '../lib/root-data.ts'

/** Entries of a list: the texts of the shop that pages of this storefront or elsewhere show. */
export function PolicyLinks() {
  const language = useLanguage()
  const root = useRootData()
  return (
    <>
      {root?.policies.map(({ slug, title }) => (
        <li key={slug}>
          <Link to={pathIn(language, `/policies/${slug}`)}>{title}</Link>
        </li>
      ))}
      {root?.links.map(({ name, url }) => (
        <li key={url}>
          <a href={url}>{name}</a>
        </li>
      ))}
    </>
  )
}
