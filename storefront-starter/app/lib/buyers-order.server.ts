import { isApiError, type Order } from '@stoa/sdk'
import { redirect } from 'react-router'
import { signInFirst } from './account.server.ts'
import { orErrorPage } from './error-page.server.ts'
import { pathIn } from './languages.ts'
import type { Visit } from './stoa.server.ts'

/** An order that is not this browser's may be that of a customer who has yet to sign in, or of a look-up some time ago. */
export async function buyersOrder(request: Request, id: string, { stoa, session, language }: Visit): Promise<Order> {
  try {
    return await stoa.orders.get(id)
  } catch (error) {
    const isClosed = isApiError(error) && [401, 403, 404].includes(error.status)
    if (isClosed && session.hasLookedUp(id)) throw redirect(pathIn(language, '/orders/find'))
    if (isClosed && !session.isSignedIn) throw signInFirst(request)
    return await orErrorPage(Promise.reject(error))
  }
}
