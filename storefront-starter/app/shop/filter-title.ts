import { catalogueText as m } from '../lib/messages/catalogue.ts'
import type { Text } from '../lib/messages/text.ts'

/** What people call a filter: `option.Size` is Size. */
export function filterTitle(name: string, t: (text: Text) => string): string {
  if (name === 'vendor') return t(m.vendor)
  if (name === 'category') return t(m.category)
  return name.replace(/^option\./, '')
}
