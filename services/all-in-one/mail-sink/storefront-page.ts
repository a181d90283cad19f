import { escaped, page } from './page.ts'

/** The page of a storefront that a mail leads to, and what a storefront does there. */
interface LinkedPage {
  title: string
  does: string
  operation: string
}

const PAGES: Record<string, LinkedPage> = {
  '/': {
    title: 'Your shop’s home page',
    does: 'A storefront shows the shop here, and lets guests look up an order by its number and their e-mail address.',
    operation: 'POST /v1/orders/lookup',
  },
  '/reset-password': {
    title: 'Setting a new password',
    does: 'A storefront asks for the new password here, and sends it together with the token of the link.',
    operation: 'POST /v1/auth/password/reset',
  },
}

/** What responds to a mail's link as long as there is no storefront: it says what would, and how to set it. */
export function storefrontPage(path: string, query: URLSearchParams): string | undefined {
  const linked = PAGES[path]
  if (linked === undefined) return undefined
  const { title, does, operation } = linked
  const values = [...query].map(([name, value]) => `<dt>${escaped(name)}</dt><dd><code>${escaped(value)}</code></dd>`)
  return page(
    title,
    `<p>Mails of the shop lead here as long as <code>STOREFRONT_URL</code> is not set. ${escaped(does)}</p>
<p>The operation is <code>${operation}</code>.</p>
${values.length > 0 ? `<dl>${values.join('')}</dl>` : ''}
<p>Set <code>STOREFRONT_URL</code> to the address of your storefront, and mails lead to it.</p>
<p><a href="/">Back to the inbox</a></p>`,
  )
}
