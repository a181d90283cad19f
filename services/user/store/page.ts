import type { PageFrom } from '@stoa/kit/contract/list-page'

/** Condition and order of a page of a list that runs newest first, by id, with one row more than `limit`; `$1` is the id, `$2` the number of rows. */
export function newestFirst({ back }: PageFrom): { where: string; order: string } {
  return {
    where: `($1::text IS NULL OR id ${back ? '>' : '<'} $1)`,
    order: `ORDER BY id ${back ? 'ASC' : 'DESC'} LIMIT $2`,
  }
}
