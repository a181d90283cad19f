import { parseSignedJson } from '@stoa/kit/http/body-parsers'
import { sendError } from '@stoa/kit/http/error-responses'
import { bodyHashOf } from '@stoa/kit/security/internal-token'
import fastify from 'fastify'
import t from 'tap'

function withParser() {
  const app = fastify()
  app.decorateRequest('bodyHash', null)
  app.addHook('onRequest', async (request) => {
    request.bodyHash = (request.headers['x-hash'] as string | undefined) ?? null
  })
  app.removeContentTypeParser('application/json')
  parseSignedJson(app)
  app.setErrorHandler(sendError)
  app.post('/', async ({ body }) => ({ body }))
  return app
}

const post = (payload: Buffer, headers: Record<string, string> = {}) =>
  withParser().inject({
    method: 'POST',
    url: '/',
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  })

const named = (...bytes: number[]) => Buffer.concat([Buffer.from('{"name":"'), Buffer.from(bytes), Buffer.from('"}')])

t.test('a body that is not valid UTF-8 is refused, and says so', async (t) => {
  for (const [what, bytes] of [
    ['Latin-1', [0x4d, 0xfc, 0x6c]],
    ['a character cut off', [0xe2, 0x82]],
    ['too long a form of a slash', [0xc0, 0xaf]],
    ['half a surrogate pair', [0xed, 0xa0, 0x80]],
    ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
    ['UTF-16', [0xff, 0xfe, 0x41, 0x00]],
  ] as const) {
    const response = await post(named(...bytes), { 'content-type': 'application/json; charset=iso-8859-1' })
    t.equal(response.statusCode, 400, what)
    t.match(response.json(), { code: 'malformed_body', detail: 'The body is not valid UTF-8.' }, what)
  }
})

t.test('a body of any valid text is taken as it is', async (t) => {
  for (const name of ['Müller', '店', '👍🏽', '\ufffd', 'a\u0000b', '\u2028']) {
    const response = await post(Buffer.from(JSON.stringify({ name })))
    t.same(response.json(), { body: { name } })
  }
  const broken = await post(Buffer.from('{"name":'))
  t.match(broken.json(), { status: 400, code: 'malformed_body' })
  t.match((await post(Buffer.from('{"__proto__":{}}'))).json(), { status: 400 })
})

t.test('the bytes are compared with what their caller signed', async (t) => {
  const text = '{"name":"Müller"}'
  t.equal((await post(Buffer.from(text), { 'x-hash': bodyHashOf(text) })).statusCode, 200)
  t.equal((await post(Buffer.from('{"name":"Mueller"}'), { 'x-hash': bodyHashOf(text) })).statusCode, 401)
})
