import { type Call, isSignedBy, WINDOW_MS } from '../signed-call.ts'
import { Refusal } from './refusal.ts'

const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0
const isName = (value: unknown) => typeof value === 'string' && /^[\w-]{1,64}$/.test(value)

type Check = (value: unknown) => boolean

/** Every member that a call has, and no others: no image, no mount, nothing that could be passed on. */
const MEMBERS: Readonly<Record<Call['call'], Readonly<Record<string, Check>>>> = {
  look: { call: isName, holder: isName, at: isCount, nonce: isName },
  scale: {
    ...{ call: isName, token: isCount, service: isName, from: isCount, to: isCount },
    ...{ at: isCount, nonce: isName },
  },
}

function parse(body: string): Call {
  let call: unknown
  try {
    call = JSON.parse(body)
  } catch {
    throw new Refusal(400, 'the body is not JSON')
  }
  if (typeof call !== 'object' || call === null || Array.isArray(call)) throw new Refusal(400, 'the body is no object')
  const given = call as Record<string, unknown>
  const members = Object.entries(MEMBERS).find(([name]) => name === given.call)?.[1]
  if (!members) throw new Refusal(400, 'there is no such call')
  const wrong = [
    ...Object.keys(given).filter((name) => !Object.hasOwn(members, name)),
    ...Object.entries(members).flatMap(([name, isRight]) => (isRight(given[name]) ? [] : [name])),
  ]
  if (wrong.length > 0) throw new Refusal(400, `unknown, missing or wrong: ${wrong.join(', ')}`)
  return call as Call
}

/**
 * Lets calls through that somebody with the key has made now, each once. What was let through by an agent before this one is not known,
 * so after a start all are refused until none of those would be in time any more.
 */
export function createCallGuard({ key, startedAt }: { key: string; startedAt: number }) {
  const seen = new Map<string, number>()

  return (body: string, signature: string, now: number): Call => {
    if (!isSignedBy(key, body, signature)) throw new Refusal(401, 'the signature is not right')
    const call = parse(body)
    const offMs = now - call.at
    if (Math.abs(offMs) > WINDOW_MS)
      throw new Refusal(
        401,
        `its time is ${Math.round(offMs / 1000)} s off this clock: look at the clocks of the nodes`,
      )
    if (now - startedAt < 2 * WINDOW_MS) throw new Refusal(503, 'the agent has just started')
    for (const [nonce, at] of seen) if (now - at > WINDOW_MS) seen.delete(nonce)
    if (seen.has(call.nonce)) throw new Refusal(401, 'the call was made before')
    seen.set(call.nonce, call.at)
    return call
  }
}
