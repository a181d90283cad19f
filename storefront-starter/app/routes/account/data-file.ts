import type { StoaOptions } from '@stoa/sdk'
import type { LoaderFunctionArgs } from 'react-router'
import { customerOf, orSignIn } from '../../lib/account.server.ts'
import { clientFor } from '../../lib/stoa.server.ts'

/** Everything about the customer as a file. It is passed on as it comes, because it may be more than this server holds in memory. */
export async function loader(args: LoaderFunctionArgs) {
  const { session } = customerOf(args)
  let file: ReadableStream | null = null
  const keepFile: StoaOptions['fetch'] = async (url, init) => {
    const response = await fetch(url, init)
    if (!response.ok || !new URL(url).pathname.endsWith('/v1/me/export')) return response
    file = response.body
    // What is left for the SDK to read.
    return Response.json({})
  }
  await orSignIn(args.request, clientFor(args.request, session, keepFile).me.export())
  const name = `personal-data-${new Date().toISOString().slice(0, 10)}.json`
  const headers = {
    'content-type': 'application/json',
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  }
  return new Response(file, { headers })
}
