import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLog } from '@stoa/kit/observability/log'
import t from 'tap'
import { sendRaw, settings, startGateway } from './fixture.ts'

const responsesIn = (text: string) => text.match(/^HTTP\/1\.1 \d{3} /gm)?.length ?? 0

t.test('a transfer coding other than chunked is 501, a content coding 415 that says what is taken', async (t) => {
  const { url } = await startGateway(t, { dispatch: 'local' })
  const head = 'POST /v1/json HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nConnection: close\r\n'
  for (const coding of ['gzip, chunked', 'identity, chunked', 'chunked;q=1, chunked']) {
    const response = await sendRaw(url, `${head}Transfer-Encoding: ${coding}\r\n\r\n2\r\n{}\r\n0\r\n\r\n`)
    t.match(response, /^HTTP\/1\.1 501 [\s\S]*application\/problem\+json[\s\S]*"code":"not_implemented"/, coding)
  }
  for (const coding of ['chunked', 'Chunked']) {
    const response = await sendRaw(url, `${head}Transfer-Encoding: ${coding}\r\n\r\n2\r\n{}\r\n0\r\n\r\n`)
    t.match(response, /^HTTP\/1\.1 200/, coding)
  }
  const old =
    'POST /v1/json HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /v1/json HTTP/1.1\r\nHost: a\r\n\r\n'
  const faulty = await sendRaw(url, old)
  t.match(faulty, /^HTTP\/1\.1 400 [\s\S]*connection: close/i)
  t.equal(responsesIn(faulty), 1, 'what follows it is nobody’s request')
  const send = (coding: string) =>
    fetch(`${url}/v1/json`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json', 'content-encoding': coding },
    })
  for (const coding of ['gzip', 'br', 'gzip, identity']) {
    const response = await send(coding)
    t.equal(response.status, 415, coding)
    t.equal(response.headers.get('accept-encoding'), 'identity')
    t.match(await response.json(), { code: 'unsupported_media_type' })
  }
  t.equal((await send('identity')).status, 200)
})

t.test('only staff send large bodies of JSON', async (t) => {
  for (const dispatch of ['local', 'http'] as const) {
    const { url } = await startGateway(t, { dispatch })
    const body = JSON.stringify({ text: 'x'.repeat(200_000) })
    const send = (path: string) =>
      fetch(`${url}${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    t.equal((await send('/v1/json')).status, 413, dispatch)
    t.equal((await send('/v1/admin/json')).status, 401, 'it is asked who they are')
  }
})

t.test('a request without a host is 400, and an expectation that nobody knows is ignored', async (t) => {
  const { url } = await startGateway(t, { dispatch: 'local' })
  const path = 'GET /v1/things/a HTTP/1.1\r\nConnection: close\r\n'
  t.match(await sendRaw(url, `${path}\r\n`), /^HTTP\/1\.1 400 [\s\S]*application\/problem\+json[\s\S]*no host header/)
  t.match(await sendRaw(url, `${path}Host: a\r\nExpect: x\r\n\r\n`), /^HTTP\/1\.1 200 /)
  t.match(await sendRaw(url, 'GET /v1/things/a HTTP/1.0\r\n\r\n'), /^HTTP\/1\.1 200 /)
})

t.test('no kind of request is responded to any number of times at once', async (t) => {
  const { url } = await startGateway(t, { dispatch: 'local' })
  const kinds = ['Host: a\r\n', '', 'Host: a\r\nExpect: x\r\n', 'Host: a\r\nExpect: 100-continue\r\n']
  for (const method of ['GET', 'OPTIONS']) {
    for (const headers of kinds) {
      const text = `${method} / HTTP/1.1\r\n${headers}\r\n`.repeat(300)
      t.ok(responsesIn(await sendRaw(url, text)) <= 64, `${method} ${headers}`)
    }
  }
})

t.test('an address that cannot be read gets the headers and the limit of every other', async (t) => {
  const policies = { ...settings.policies, default: { limit: 3, windowSeconds: 60, exact: true } }
  const { url } = await startGateway(t, { dispatch: 'local', settings: { policies } })
  const headers = { origin: 'https://shop.example' }
  const get = (path: string) => fetch(`${url}${path}`, { headers })
  const usual = await get('/v1/nothing')
  t.equal(usual.status, 404)
  const names = (response: Response) => [...response.headers.keys()].filter((name) => name !== 'content-length')
  t.ok(names(usual).includes('access-control-allow-origin'))
  const cases = [
    { path: `/v1/things/${'a'.repeat(300)}`, status: 414, code: 'uri_too_long' },
    { path: '/v1/things/%E0%A4%A', status: 404, code: 'not_found' },
  ]
  for (const { path, status, code } of cases) {
    const response = await get(path)
    t.equal(response.status, status)
    t.same(names(response), names(usual))
    t.equal(response.headers.get('cache-control'), 'no-store')
    t.match(await response.json(), { code, request_id: response.headers.get('x-request-id') })
  }
  t.equal((await get(`/v1/things/${'a'.repeat(300)}`)).status, 429)
})

t.test('what is refused for its form counts like any other request, and is no error of ours', async (t) => {
  const policies = { ...settings.policies, default: { limit: 3, windowSeconds: 60, exact: true } }
  const file = join(t.testdir(), 'log')
  const log = createLog('error', file)
  const { url } = await startGateway(t, { dispatch: 'local', settings: { policies }, log })
  const text = 'GET /v1/json HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: gzip, chunked\r\n\r\n'
  const statuses: (string | undefined)[] = []
  for (let i = 0; i < 4; i++) statuses.push(/^HTTP\/1\.1 (\d+)/.exec(await sendRaw(url, text))?.[1])
  t.same(statuses, ['501', '501', '501', '429'])
  t.equal(readFileSync(file, 'utf8'), '')
})
