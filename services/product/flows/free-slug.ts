import { isDuplicateKey } from '@stoa/kit/mongo/mongo'
import { DomainError } from '@stoa/kit/values/problem'
import { slugAfter } from '../domain/slug.ts'

/** More than slugs that are numbered: the one after them is free. */
const MAX_SLUG_ATTEMPTS = 25

export function slugTaken(): DomainError {
  const detail = 'Another one has this slug.'
  return new DomainError('already_exists', detail, { errors: [{ pointer: '/slug', code: 'taken', detail }] })
}

/** Writes under the first slug that is free, or a given one only. Null when the id is known already. */
export async function underFreeSlug<T>(
  { id, slug, isSlugGiven }: { id: string; slug: string; isSlugGiven: boolean },
  { write, isKnown }: { write(slug: string): Promise<T>; isKnown(): Promise<boolean> },
): Promise<T | null> {
  let free = slug
  for (let attempt = 1; attempt <= MAX_SLUG_ATTEMPTS; attempt++) {
    try {
      return await write(free)
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      if (await isKnown()) return null
      if (isSlugGiven) throw slugTaken()
      free = slugAfter(slug, attempt, id)
    }
  }
  throw slugTaken()
}
