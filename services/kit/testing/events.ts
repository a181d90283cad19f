/** Reads Server-Sent Events in tests. */
export interface ReceivedEvent {
  event: string
  id: string
  data: unknown
}

/** The text of one block, as it was sent; fields that are not there are empty. */
function parse(block: string): ReceivedEvent {
  const fields = new Map(
    block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.replace(/^\w*: ?/, '')]),
  )
  const data = fields.get('data')
  return {
    event: fields.get('event') ?? '',
    id: fields.get('id') ?? '',
    data: data === undefined ? null : JSON.parse(data),
  }
}

/** The blocks of a stream, comments among them, each as it comes. */
export async function* blocksOf(body: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of body) {
    text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    yield* blocks
  }
}

/** The events of a stream; what is no event is left out. */
export async function* eventsOf(body: AsyncIterable<Uint8Array | string>): AsyncGenerator<ReceivedEvent> {
  for await (const block of blocksOf(body)) if (block.includes('data:')) yield parse(block)
}

/** The rest of a stream. */
export async function restOf(blocks: AsyncIterable<string>): Promise<string[]> {
  const rest: string[] = []
  for await (const block of blocks) rest.push(block)
  return rest
}
