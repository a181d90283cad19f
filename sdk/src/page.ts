import { ApiPromise } from './api-promise.ts'
import { StoaError } from './errors.ts'
import type { PageExtras } from './generated/pages.ts'
import type { ListBody, Reply } from './types.ts'

type FetchPage<T> = (cursor: string) => PagePromise<T>

/** JSON of something before the shop, for instance. */
function asList<T>(body: ListBody<T>): ListBody<T> {
  if (Array.isArray(body?.data) && body.page) return body
  throw new StoaError('the response is not a page of a list')
}

class PageLinks<T> {
  readonly #fetch: FetchPage<T>
  readonly #page: ListBody<T>['page']

  constructor(body: ListBody<T>, fetch: FetchPage<T>) {
    this.#fetch = fetch
    this.#page = body.page
    Object.assign(this, body)
  }

  /** Whether another page follows. */
  hasNextPage(): boolean {
    return this.#page.next_cursor !== null
  }

  /** The page after this one, or null at the end. */
  async nextPage(): Promise<Page<T> | null> {
    return this.#page.next_cursor === null ? null : await this.#fetch(this.#page.next_cursor)
  }

  /** The page before this one, or null at the start. */
  async previousPage(): Promise<Page<T> | null> {
    return this.#page.prev_cursor === null ? null : await this.#fetch(this.#page.prev_cursor)
  }
}

/** One page of a list: everything in the body, and the way on. */
export type Page<T> = ListBody<T> & PageExtras<T> & PageLinks<T>

/** Awaits to the first page; iterates over the entries of all pages, fetching each page when it is reached. */
export class PagePromise<T> extends ApiPromise<Page<T>> implements AsyncIterable<T> {
  constructor(reply: Promise<Reply<ListBody<T>>>, fetch: FetchPage<T>) {
    super(reply.then((first) => ({ ...first, data: new PageLinks(asList(first.data), fetch) as Page<T> })))
  }

  /** All pages, this one first. */
  async *pages(): AsyncGenerator<Page<T>, void, undefined> {
    for (let page: Page<T> | null = await this; page; page = await page.nextPage()) yield page
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for await (const page of this.pages()) for (const item of page.data) yield item as T
  }

  /** The first `limit` entries (at least one is read), of as many pages as that takes. */
  async toArray({ limit }: { limit: number }): Promise<T[]> {
    const items: T[] = []
    for await (const item of this) {
      items.push(item)
      if (items.length >= limit) break
    }
    return items
  }
}
