import type { Filter } from '../lib/listing.server.ts'
import { catalogueText as m } from '../lib/messages/catalogue.ts'
import type { Text } from '../lib/messages/text.ts'

/** What people call a filter: the shop's own word for an option, `Size`. */
export function filterTitle({ name, label }: Pick<Filter, 'name' | 'label'>, t: (text: Text) => string): string {
  if (name === 'vendor') return t(m.vendor)
  if (name === 'category') return t(m.category)
  return label ?? name.replace(/^option\./, '')
}
