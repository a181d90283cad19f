import { once } from 'node:events'
import { connect } from 'node:net'
import t from 'tap'
import { limitChunks } from '../chunked-bodies.ts'
import { stopParsing } from '../stop-parsing.ts'
import { startGateway } from './fixture.ts'
import { serve } from './plain-server.ts'

/** A connection, which may be reset at any moment. */
function open(url: string) {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined)
  const closed = new Promise<string>((resolve) => socket.once('close', () => resolve('')))
  const answer = new Promise<string>((resolve) => socket.once('data', (chunk) => resolve(String(chunk))))
  return { socket, closed, answer }
}

const headOf = (path: string) =>
  [`POST ${path} HTTP/1.1`, 'Host: a', 'Content-Type: application/json', 'Transfer-Encoding: chunked', '', ''].join(
    '\r\n',
  )

const pieces = (count: number, size: number) => `${size.toString(16)}\r\n${' '.repeat(size)}\r\n`.repeat(count)

/** The status of a request whose body comes in so many pieces; 0 when the connection is closed instead. */
async function send(url: string, count: number, size: number): Promise<number> {
  const { socket, closed, answer } = open(url)
  socket.write(`${headOf('/v1/json')}${pieces(count, size)}2\r\n{}\r\n0\r\n\r\n`)
  const response = await Promise.race([closed, answer])
  socket.destroy()
  return Number(response.split(' ')[1] ?? 0)
}

t.test('a body in very many pieces is 400 and closes its connection, and nothing is done', async (t) => {
  for (const dispatch of ['local', 'http'] as const) {
    const { url } = await startGateway(t, { dispatch })
    t.equal(await send(url, 20_000, 1), 400, dispatch)
    t.equal(await send(url, 400, 1), 200, 'a few small ones are usual')
    t.equal(await send(url, 800, 100), 200, 'and many that bring something')
  }
})

t.test('the pieces of a body that nobody reads are counted, too', async (t) => {
  const { url } = await startGateway(t, { dispatch: 'local' })
  const { socket, closed, answer } = open(url)
  socket.write(headOf('/v1/nothing'))
  t.match(await answer, /^HTTP\/1.1 404/)
  socket.write(pieces(20_000, 1))
  t.equal(await closed, '', 'it ends the connection')
})

const POST = headOf('/')

t.test('what came behind the piece that was one too many is not read, and the next connection is', async (t) => {
  let pieces = 0
  const watch = limitChunks(stopParsing)
  const { port } = await serve(t, (request, response) => {
    watch(request, response)
    const push = request.push.bind(request)
    request.push = (chunk: Buffer | null) => {
      pieces += 1
      return push(chunk)
    }
    request.on('end', () => response.end('x')).resume()
  })
  const url = `http://127.0.0.1:${port}`
  const { socket, closed } = open(url)
  socket.write(POST + '1\r\nx\r\n'.repeat(9_000))
  await closed
  t.equal(pieces, 521, '512, and one for each 64 bytes')
  for (let n = 0; n < 3; n++) t.equal(await send(url, 5, 1), 200, 'parsers are used again')
})

t.test('bodies that wait for the responses before them have their pieces counted together', async (t) => {
  const watch = limitChunks(stopParsing)
  const { port, served } = await serve(t, watch)
  const { socket, closed } = open(`http://127.0.0.1:${port}`)
  socket.write(`${POST}${pieces(200, 1)}0\r\n\r\n`.repeat(12))
  t.equal(await closed, '')
  t.equal(served(), 3)
})

t.test(
  'bodies that were read at once have their pieces counted together, also when each is responded to at once',
  async (t) => {
    const watch = limitChunks(stopParsing)
    const { port, served } = await serve(t, (request, response) => {
      watch(request, response)
      response.end('x')
    })
    const { socket, closed } = open(`http://127.0.0.1:${port}`)
    socket.resume().write(`${POST}${pieces(200, 1)}0\r\n\r\n`.repeat(12))
    t.equal(await closed, '')
    t.ok(served() <= 4, 'those of one or two reads')
  },
)

t.test('a connection may bring any number of bodies one after the other', async (t) => {
  const watch = limitChunks(stopParsing)
  const { port } = await serve(t, (request, response) => {
    watch(request, response)
    request.on('end', () => response.end('x')).resume()
  })
  const { socket } = open(`http://127.0.0.1:${port}`)
  for (let n = 0; n < 5; n++) {
    socket.write(`${POST}${pieces(400, 1)}0\r\n\r\n`)
    await once(socket, 'data')
  }
  socket.destroy()
})

const streamOf = (piece: Buffer, count: number) =>
  new ReadableStream({
    start(controller) {
      for (let n = 0; n < count; n++) controller.enqueue(piece)
      controller.close()
    },
  })

t.test('staff send a file line by line, a chunk each, and others do not', async (t) => {
  for (const dispatch of ['local', 'http'] as const) {
    const { url, userService } = await startGateway(t, {
      dispatch,
      service(app) {
        for (const path of ['/v1/uploads', '/v1/admin/uploads']) {
          app.post(path, async (request) => {
            let bytes = 0
            for await (const chunk of request.raw) bytes += chunk.length
            return { bytes }
          })
        }
      },
    })
    userService.keys.set('sk_1', { id: 'key_1', permissions: ['things.write'] })
    const line = Buffer.from('linen-shirt,Linen shirt,49.00\n')
    const upload = (path: string, key: string, piece = line) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'text/csv', ...(key ? { 'stoa-api-key': key } : {}) },
        body: streamOf(piece, 10_000),
        duplex: 'half',
      } as RequestInit)
    const response = await upload('/v1/admin/uploads', 'sk_1')
    t.same([response.status, await response.json()], [200, { bytes: 10_000 * line.length }], dispatch)
    const small = await upload('/v1/admin/uploads', 'sk_1', Buffer.from('a,1\n'))
    t.match([small.status, await small.json()], [400, { code: 'malformed_body', detail: /small pieces/ }])
    const others = await upload('/v1/uploads', '')
    t.match([others.status, await others.json()], [400, { code: 'malformed_body' }])
    t.equal((await upload('/v1/admin/uploads', '')).status, 401)
  }
})
