import type { MetaFunction } from 'react-router'
import { checkoutText } from './messages/checkout.ts'
import { type Text, textIn } from './messages/text.ts'
import { headData, headOf } from './seo.ts'

/** Heads of pages that belong to one customer: search engines leave them out. */
export function privateHead(title: Text, path: string): MetaFunction {
  return ({ matches }) => {
    const head = headData(matches)
    return headOf(head, { title: head ? textIn(head.language, title) : '', path, isHidden: true })
  }
}

export const checkoutHead = privateHead(checkoutText.checkout, '/checkout/address')
