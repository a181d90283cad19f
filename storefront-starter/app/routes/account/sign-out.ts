import { StoaError } from '@stoa/sdk'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from 'react-router'
import { languageOf, pathIn } from '../../lib/languages.ts'
import { removeDeviceOfSession } from '../../lib/push-devices.server.ts'
import { visitOf } from '../../lib/stoa.server.ts'

const homeOf = (request: Request) => pathIn(languageOf(new URL(request.url).pathname), '/')

/** Ends the session. This browser forgets it also where the shop does not respond. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { stoa, session } = visitOf(context)
  if (session.isSignedIn) {
    // A list that cannot be had keeps nobody signed in.
    await removeDeviceOfSession(stoa).catch(() => {})
    await stoa.auth.logout().catch((error: unknown) => {
      if (!(error instanceof StoaError)) throw error
    })
  }
  session.clear()
  return redirect(homeOf(request), 303)
}

/** Somebody who opens the address by hand, or comes back to it. */
export function loader({ request }: LoaderFunctionArgs) {
  return redirect(homeOf(request))
}
