import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { createReportTaker, readReport } from '../server/csp-reports.ts'

const older = (blocked: string) =>
  JSON.stringify({ 'csp-report': { 'effective-directive': 'img-src', 'blocked-uri': blocked } })

t.test('both forms of a report are read, without what makes each another one', async (t) => {
  const expected = [{ directive: 'img-src', blocked: 'https://evil.example' }]
  t.strictSame(readReport(older('https://evil.example/a?b=c')), expected)
  const newer = [
    { type: 'csp-violation', body: { effectiveDirective: 'img-src', blockedURL: 'https://evil.example/x' } },
  ]
  t.strictSame(readReport(JSON.stringify(newer)), expected)
  for (const body of ['', '{', '[]', 'null', '[null]', '{"csp-report":7}', '{"csp-report":{}}', '"x"']) {
    t.strictSame(readReport(body), [], body)
  }
})

t.test('each kind is logged once, in one line, and a flood of kinds ends', async (t) => {
  const lines: string[] = []
  const server = createServer(createReportTaker((line) => lines.push(line)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  const { port } = server.address() as AddressInfo
  const send = (body: string) => fetch(`http://127.0.0.1:${port}/csp-report`, { method: 'POST', body })
  t.equal((await send(older('inline'))).status, 204)
  t.equal((await send(older('inline'))).status, 204)
  t.equal((await send(older('two\nlines'))).status, 204)
  t.equal(lines.length, 2)
  t.notOk(lines.join('').includes('\n'))
  t.equal((await send(older('x'.repeat(9000)))).status, 413)
  for (let number = 0; number < 150; number += 1) await send(older(`kind-${number}`))
  t.equal(lines.length, 100)
})
