import { isProblem } from '@stoa/kit/calls/client'
import type { Deps } from '../context.ts'

/** The number that a customer has shown to be theirs; null without one. */
export async function verifiedPhoneOf(
  { clients }: Pick<Deps, 'clients'>,
  userId: string,
  options: Parameters<Deps['clients']['user']['readContact']>[1],
): Promise<string | null> {
  try {
    return (await clients.user.readContact({ params: { userId } }, options)).verified_phone ?? null
  } catch (error) {
    if (isProblem(error, 'not_found')) return null
    throw error
  }
}
