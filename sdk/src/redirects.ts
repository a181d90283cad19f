import { ApiError } from './errors.ts'
import type { Fetch, FetchResponse } from './types.ts'

/** Follows redirects of one origin: `fetch` takes keys, cart tokens and bodies along to any. Browsers only say status 0. */
export async function fetchWithin(send: Fetch, url: string, init: RequestInit): Promise<FetchResponse> {
  for (let [at, left] = [url, 5]; ; left -= 1) {
    const response = await send(at, init)
    const { status, headers } = response
    const location = headers.get('location')
    if (status > 399 || (status > 0 && (status < 300 || !location))) return response
    await response.body?.cancel()
    const target = new URL(location ?? 'about:blank', at)
    const becomesGet = status < 307 && init.method !== 'GET'
    if (target.origin !== new URL(url).origin || becomesGet || left === 0) {
      const text = `a redirect to ${location ? target.origin : 'elsewhere'} is not followed`
      throw new ApiError({ status, headers, text, problem: null })
    }
    at = target.href
  }
}
