import { headerOf, type Reading } from '../file/reading.ts'
import type { ImportedVariant } from '../imported-product.ts'

/** How Shopify exports a value that is linked to an entry of its own: the words are not in the file. */
export const LINKED_VALUE = /^shopify--[a-z0-9-]{1,100}-[a-z0-9]{8}$/

/** Says of a product that shoppers would choose between such values. */
export function remarkOnLinkedValues({ header, remarks }: Reading, variants: readonly ImportedVariant[]): void {
  for (const { line, option_values } of variants) {
    const at = Object.values(option_values).findIndex((value) => LINKED_VALUE.test(value))
    if (at === -1) continue
    const column = headerOf(header, `option${(at + 1) as 1 | 2 | 3}_value`)
    const detail =
      'options have values such as "shopify--color-pattern-dgy1dvxa", which shoppers see: Shopify links them to entries whose words ' +
      'are not in the file. Write the words in their place, in the file before it is imported or in the products'
    remarks.push({ line, column, code: 'option_value_linked', detail, is_about_file: true })
    return
  }
}
