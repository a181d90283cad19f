import type { Readable } from 'node:stream'
import { SMALL_BODY_BYTES } from '../contract/body-limits.ts'
import { DomainError } from '../values/problem.ts'

/** The bytes of a body that was handed on as it came (`x-raw-body`), as a signature over them needs; throws where there are too many. */
export async function readSmallBody(body: Readable, limitBytes = SMALL_BODY_BYTES): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    size += (chunk as Buffer).length
    if (size > limitBytes) throw new DomainError('payload_too_large')
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}
