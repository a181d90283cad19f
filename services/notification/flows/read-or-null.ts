import { isProblem } from '@stoa/kit/calls/client'

/** Null for what is not there any more. */
export async function unlessGone<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read
  } catch (error) {
    if (isProblem(error, 'not_found')) return null
    throw error
  }
}
