import type { LoaderFunctionArgs } from 'react-router'
import { customerOf, orSignIn } from '../../lib/account.server.ts'

/** Everything about the customer as a file. */
export async function loader(args: LoaderFunctionArgs) {
  const document = await orSignIn(args.request, customerOf(args).stoa.me.export())
  const name = `personal-data-${document.generated_at.slice(0, 10)}.json`
  const headers = {
    'content-type': 'application/json',
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  }
  return new Response(JSON.stringify(document, null, 2), { headers })
}
