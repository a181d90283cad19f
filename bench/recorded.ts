import type { Fetch } from '@stoa/sdk/source'
import type { RecordedResponse } from './bare.ts'
import { checkOut } from './buyers.ts'
import type { Workload } from './workload.ts'

/** `fetch` that records every response. */
function recordingFetch(responses: RecordedResponse[]): Fetch {
  return async (url, init) => {
    const response = await fetch(url, init)
    const { pathname, search } = new URL(url)
    const method = (init.method ?? 'GET') as RecordedResponse['method']
    responses.push({ method, path: pathname + search, status: response.status, body: await response.clone().text() })
    return response
  }
}

/** What the shop responds to each line of the table, for a server that sends the same. */
export async function recordResponses(url: string, workload: Workload): Promise<RecordedResponse[]> {
  const responses: RecordedResponse[] = []
  const fetchAndRecord = recordingFetch(responses)
  const { listPath, pagePath, suggestPaths, variants } = workload
  for (const path of [listPath, pagePath, ...suggestPaths.slice(0, 1)]) {
    await fetchAndRecord(url + path, { method: 'GET' })
  }
  await checkOut({ url, variants, fetch: fetchAndRecord })
  return responses
}
