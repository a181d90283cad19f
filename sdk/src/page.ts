import { ApiPromise } from './answer.ts'
import type { Answer } from './types.ts'

/** A list's body, whatever else it holds. */
export interface ListBody {
  data: readonly unknown[]
  page: { next_cursor: string | null; prev_cursor: string | null; has_more: boolean }
}

/** One entry of a list. */
export type ItemOf<B extends ListBody> = B['data'][number]

type Fetch<B extends ListBody> = (cursor: string) => PagePromise<B>

class PageLinks<B extends ListBody> {
  readonly #fetch: Fetch<B>
  readonly #page: ListBody['page']

  constructor(body: B, fetch: Fetch<B>) {
    this.#fetch = fetch
    this.#page = body.page
    Object.assign(this, body)
  }

  /** Whether another page follows. */
  hasNextPage(): boolean {
    return this.#page.next_cursor !== null
  }

  /** The page after this one, or null at the end. */
  async nextPage(): Promise<Page<B> | null> {
    return this.#page.next_cursor === null ? null : await this.#fetch(this.#page.next_cursor)
  }

  /** The page before this one, or null at the start. */
  async previousPage(): Promise<Page<B> | null> {
    return this.#page.prev_cursor === null ? null : await this.#fetch(this.#page.prev_cursor)
  }
}

/** One page of a list: everything in the body, and the way on. */
export type Page<B extends ListBody> = B & PageLinks<B>

/** Awaits to the first page; iterates over the entries of all pages, fetching each page when it is reached. */
export class PagePromise<B extends ListBody> extends ApiPromise<Page<B>> implements AsyncIterable<ItemOf<B>> {
  constructor(answer: Promise<Answer<B>>, fetch: Fetch<B>) {
    super(answer.then((first) => ({ ...first, data: new PageLinks(first.data, fetch) as Page<B> })))
  }

  /** All pages, this one first. */
  async *pages(): AsyncGenerator<Page<B>, void, undefined> {
    for (let page: Page<B> | null = await this; page; page = await page.nextPage()) yield page
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<ItemOf<B>, void, undefined> {
    for await (const page of this.pages()) for (const item of page.data) yield item as ItemOf<B>
  }

  /** The first `limit` entries (at least one is read), of as many pages as that takes. */
  async toArray({ limit }: { limit: number }): Promise<ItemOf<B>[]> {
    const items: ItemOf<B>[] = []
    for await (const item of this) {
      items.push(item)
      if (items.length >= limit) break
    }
    return items
  }
}
