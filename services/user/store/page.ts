/** Which page of a list that runs newest first, by id: ids sort by time. */
export interface PageFrom {
  /** Id of the last row seen; null for the first page. */
  after: string | null
  back: boolean
  limit: number
}

/** Condition and order of such a page, with one row more than `limit`; `$1` is the id, `$2` the number of rows. */
export function newestFirst({ back }: PageFrom): { where: string; order: string } {
  return {
    where: `($1::text IS NULL OR id ${back ? '>' : '<'} $1)`,
    order: `ORDER BY id ${back ? 'ASC' : 'DESC'} LIMIT $2`,
  }
}
