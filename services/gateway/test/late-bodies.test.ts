import { connect } from 'node:net'
import type { FastifyInstance } from 'fastify'
import t from 'tap'
import { startGateway, turns } from './fixture.ts'

/** Longer than what counts as the moment of the head. */
const LATER_MS = 300

/** Sends a head and half a body, lets something happen, and sends the rest; resolves with all that comes back. */
async function sendInHalves(url: string, head: string[], body: string, meanwhile: () => void): Promise<string> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  let response = ''
  socket
    .on('error', () => undefined)
    .on('data', (chunk) => {
      response += chunk
    })
  const closed = new Promise((resolve) => socket.once('close', resolve))
  const framing = ['Host: a', 'Connection: close', `Content-Length: ${body.length}`]
  socket.write(`${[...head, ...framing].join('\r\n')}\r\n\r\n${body.slice(0, -2)}`)
  await turns(LATER_MS)
  meanwhile()
  socket.write(body.slice(-2))
  await closed
  return response
}

/** Counts bodies that a service got to their end, whether it parses them or reads them as a stream. */
function counting() {
  const ended = { count: 0 }
  return {
    ended,
    service: (app: FastifyInstance) => {
      app.post('/v1/uploads', async (request, reply) => {
        for await (const _chunk of request.body as AsyncIterable<Buffer>);
        ended.count += 1
        return reply.send({ ok: true })
      })
      app.addHook('preHandler', async ({ url }) => {
        if (url === '/v1/things') ended.count += 1
      })
    },
  }
}

const JSON_HEAD = ['POST /v1/things HTTP/1.1', 'Content-Type: application/json']
const FILE_HEAD = ['POST /v1/uploads HTTP/1.1', 'Content-Type: text/csv']

t.test('whoever is dismissed while a body comes in has nothing done by it', async (t) => {
  for (const dispatch of ['local', 'http'] as const) {
    const { ended, service } = counting()
    const { url, userService, broadcasts } = await startGateway(t, { dispatch, service })
    const user = `Authorization: Bearer ${userService.token()}`
    userService.keys.set('sk_1', { id: 'key_1', permissions: ['things.write'] })
    const is = (permissions: string[] | null) => () => {
      if (permissions) userService.sessions.set('ses_1', { id: 'usr_1', permissions })
      else userService.sessions.delete('ses_1')
      broadcasts.send('principal.changed', 'usr_1')
    }
    const nothing = () => undefined
    for (const [head, body] of [
      [JSON_HEAD, '{"name":"x"}'],
      [FILE_HEAD, 'sku,title\n1,x\n'],
    ] as const) {
      is([])()
      ended.count = 0
      t.match(await sendInHalves(url, [...head, user], body, nothing), /^HTTP\/1.1 200/, 'a slow body is no fault')
      t.equal(ended.count, 1)
      t.equal(await sendInHalves(url, [...head, user], body, is(['things.read'])), '', 'other permissions by now')
      t.equal(await sendInHalves(url, [...head, user], body, is(null)), '', 'the session has ended')
      t.equal(ended.count, 1)
    }
    const withKey = [...FILE_HEAD, 'Stoa-Api-Key: sk_1']
    const revoke = () => {
      userService.keys.delete('sk_1')
      broadcasts.send('principal.changed', 'key_1')
    }
    t.equal(await sendInHalves(url, withKey, 'sku\n1\n', revoke), '', 'a key that was revoked')
    t.equal(ended.count, 1)
  }
})
