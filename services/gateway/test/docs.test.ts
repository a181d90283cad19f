import { writeFileSync } from 'node:fs'
import { problems } from '@stoa/kit/generated/problems'
import type { Problem } from '@stoa/kit/values/problem'
import t from 'tap'
import { routes } from '../generated/routes.ts'
import { sendRaw, startGateway } from './fixture.ts'

t.test('the documentation and the probes are served', async (t) => {
  const { url, stateOf } = await startGateway(t, { dispatch: 'local' })

  t.test('the document is that of gateway.yaml, and has every route', async (t) => {
    const response = await fetch(`${url}/openapi.json`)
    t.match(response.headers.get('content-type'), /^application\/json/)
    const { paths } = (await response.json()) as { paths: Record<string, Record<string, { operationId: string }>> }
    const documented = Object.values(paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId))
    for (const { operationId } of routes) t.ok(documented.includes(operationId), operationId)
    t.notOk(Object.keys(paths).some((path) => path.startsWith('/internal/')))
  })

  t.test('the reference loads nothing from another host', async (t) => {
    const page = await fetch(`${url}/docs/`)
    t.equal(page.status, 200)
    const html = await page.text()
    const links = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, link = '']) => new URL(link, page.url))
    t.ok(links.length >= 4)
    for (const link of links) {
      t.equal(link.origin, new URL(url).origin)
      t.equal((await fetch(link)).status, 200, link.pathname)
    }
    const policy = page.headers.get('content-security-policy') ?? ''
    t.match(policy, /default-src 'none'/)
    t.notMatch(policy, /https?:|\*|upgrade-insecure/)
    const start = await (await fetch(new URL('static/swagger-initializer.js', page.url))).text()
    t.notMatch(start.replace(/^\s*\/\/.*$/gm, ''), /https?:\/\//)
    t.match(start, /"\/openapi\.json"/)
  })

  t.test('every problem has an entry on a page, with its type', async (t) => {
    const page = await fetch(`${url}/docs/problems`)
    t.match(page.headers.get('content-type'), /text\/html/)
    const html = await page.text()
    for (const code of Object.keys(problems)) {
      t.ok(html.includes(`id="${code}"`), code)
      t.ok(html.includes(`urn:stoa:problem:${code}<`), `the type of ${code}`)
    }
  })

  t.test('probes tell of the process and of its readiness; metrics have a port of their own', async (t) => {
    t.equal((await fetch(`${url}/livez`)).status, 200)
    t.equal((await fetch(`${url}/healthz`)).status, 200)
    const ready = await fetch(`${url}/readyz`)
    t.equal(ready.status, 200)
    t.strictSame(await ready.json(), { status: 'ok' }, 'nothing about the inside')
    const states = [await stateOf('redis'), await stateOf('broadcasts'), await stateOf('order')]
    t.strictSame(states, ['ok', 'ok', 'in this process'], 'which its metrics tell')
    t.equal((await fetch(`${url}/metrics`)).status, 404, 'on a port of its own')
  })
})

t.test('what is not an HTTP request gets a problem response too', async (t) => {
  const { url } = await startGateway(t, { dispatch: 'local' })
  const broken = {
    headers_too_large: `GET /v1/things/1 HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`,
    malformed_body: 'FOO /v1/things/1 HTTP/1.1\r\nHost: a\r\n\r\n',
  }
  for (const [code, text] of Object.entries(broken)) {
    const [head = '', body = ''] = (await sendRaw(url, text)).split('\r\n\r\n')
    t.match(head, `HTTP/1.1 ${problems[code as keyof typeof broken].status} `)
    t.match(head, 'application/problem+json')
    const problem = JSON.parse(body) as Problem
    t.equal(problem.code, code)
    t.match(head, `x-request-id: ${problem.request_id}`)
  }
})

t.test("the SDK's package is served where the shop has one", async (t) => {
  const sdkPackage = `${t.testdir({})}/sdk.tgz`
  const { url } = await startGateway(t, { dispatch: 'local', settings: { sdkPackage } })
  const read = () => fetch(`${url}/sdk.tgz`)
  t.equal((await read()).status, 404, 'it is still being made')
  writeFileSync(sdkPackage, 'a package')
  const response = await read()
  t.match(response.headers.get('content-type'), 'application/gzip')
  t.equal(await response.text(), 'a package')
  const none = await startGateway(t, { dispatch: 'local' })
  t.equal((await fetch(`${none.url}/sdk.tgz`)).status, 404)
})
