import { isApiError } from '@stoa/sdk'
import { type RouterContextProvider, redirect } from 'react-router'
import { orErrorPage } from './error-page.server.ts'
import { languageOf, pathIn } from './languages.ts'
import { pathOf, type Visit, visitOf } from './stoa.server.ts'

/** To the sign-in page, which leads back to the address that was asked for. */
export function signInFirst(request: Request): Response {
  const here = pathOf(request)
  return redirect(pathIn(languageOf(here), `/sign-in?next=${encodeURIComponent(here)}`))
}

interface PageArgs {
  request: Request
  context: Readonly<RouterContextProvider>
}

/** The visit of somebody who is signed in; everybody else is led to the sign-in page, and back from there. */
export function customerOf({ request, context }: PageArgs): Visit {
  const visit = visitOf(context)
  if (!visit.session.isSignedIn) throw signInFirst(request)
  return visit
}

/** Like `orErrorPage`, for a customer's own: where the session has ended meanwhile, the customer signs in again. */
export async function orSignIn<T>(request: Request, call: PromiseLike<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    if (hasSignedOut(error)) throw signInFirst(request)
    return await orErrorPage(Promise.reject(error))
  }
}

/** A wrong password is a 401 too, and no end of a session. */
export function hasSignedOut(error: unknown): boolean {
  return isApiError(error) && error.status === 401 && error.code !== 'invalid_credentials'
}
