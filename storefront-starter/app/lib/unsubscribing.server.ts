import { NotFoundError, type Stoa, type Unsubscription } from '@stoa/sdk'

/** What a link unsubscribes from; null where it is none of this shop. */
async function orNull(call: PromiseLike<Unsubscription>): Promise<Unsubscription | null> {
  try {
    return await call
  } catch (error) {
    if (error instanceof NotFoundError) return null
    throw error
  }
}

export const readUnsubscription = (stoa: Stoa, token: string) => orNull(stoa.unsubscription.get(token))

export const setUnsubscription = (stoa: Stoa, token: string, change: { unsubscribed: boolean; source: string }) =>
  orNull(stoa.unsubscription.set(token, change))
