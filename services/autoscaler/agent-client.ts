import { UnavailableError } from '@stoa/kit/values/problem'
import { type LookResponse, signCall } from './signed-call.ts'

export interface AgentClient {
  look(): Promise<LookResponse>
  /** Resolves with why it was refused, or null when it was done. */
  scale(change: { token: number; service: string; from: number; to: number }): Promise<string | null>
}

const TIMEOUT_MS = 20_000

export function createAgentClient({ url, key, holder }: { url: string; key: string; holder: string }): AgentClient {
  const send = async (call: Parameters<typeof signCall>[1]): Promise<{ status: number; read: unknown }> => {
    const signed = signCall(key, call, Date.now())
    const init = { method: 'POST', ...signed, signal: AbortSignal.timeout(TIMEOUT_MS) }
    try {
      const response = await fetch(url, init)
      return { status: response.status, read: await response.json() }
    } catch (error) {
      throw Object.assign(new UnavailableError('The scale agent does not respond.', true, 'timeout'), { cause: error })
    }
  }
  const detailOf = (read: unknown) => (read as { detail?: string }).detail ?? ''

  return {
    async look() {
      const { status, read } = await send({ call: 'look', holder })
      if (status !== 200) throw new UnavailableError(`The scale agent refuses a look: ${detailOf(read)}`, false)
      return read as LookResponse
    },
    async scale(change) {
      const { status, read } = await send({ call: 'scale', ...change })
      return status === 200 ? null : detailOf(read)
    },
  }
}
