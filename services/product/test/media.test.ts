import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { anonymous } from '@stoa/kit/testing/app'
import t from 'tap'
import { type Body, createFixture } from './fixture.ts'

t.test('pictures: recognised by their bytes, served so that nothing in them can run', async (t) => {
  const shop = await createFixture(t)
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAYAAAC56t6BAAAAFklEQVR4nGP8z8Dwn4GBgYGJAQrgDAAkHgIEVFs7mwAAAABJRU5ErkJggg==',
    'base64',
  )
  const upload = (bytes: Buffer | string, type: string) =>
    shop.clerk<Body>('POST', '/v1/admin/media', { body: Buffer.from(bytes), headers: { 'content-type': type } })
  const stored = await upload(png, 'image/jpeg')
  t.match(stored.body, { content_type: 'image/png', width: 2, height: 3, bytes: png.length })
  t.equal((await upload(png, 'image/png')).body.url, stored.body.url, 'the same picture is kept once')
  t.equal((await upload(png, 'image/*')).body.url, stored.body.url, 'as a client made from the document declares it')
  const file = await shop.raw(String(stored.body.url))
  t.equal(file.headers['content-type'], 'image/png')
  t.equal(file.headers['x-content-type-options'], 'nosniff')
  t.match(file.headers['content-security-policy'], /sandbox/)
  t.ok(file.rawPayload.equals(png))
  const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20">${inner}</svg>`
  const good = svg('<defs><path id="a"/></defs><use href="#a"/><rect fill="url(#g)" style="fill:red"/>')
  t.match((await upload(good, 'image/svg+xml')).body, { content_type: 'image/svg+xml', width: 10, height: 20 })
  const bad = [
    svg('<script>1</script>'),
    `<?xml version="1.0" encoding="ISO-2022-JP"?>${svg('<sc\x1b(Bript>1</sc\x1b(Bript>')}`,
    `<?xml version="1.0" encoding="UTF-7"?>${svg('')}`,
    svg('<sc\x1b(Bript>1</sc\x1b(Bript>'),
    svg('<animate attributeName="&#104;ref" values="x"/>'),
    svg('<animate attributeName="x" values="jav&#x61;script:1"/>'),
    svg(`<rect style="background:image-set('http://example.com/x' 1x)"/>`),
    svg(`<rect style="background:src('http://example.com/x')"/>`),
    svg(`<g xmlns:h="http://www.w3.org/1999/xhtml"><h:meta http-equiv="refresh" content="0;url=x"/></g>`),
    svg(`<g xmlns:h="http://www.w3.org/1999&#x2f;xhtml"><h:p>x</h:p></g>`),
    svg('<rect style="fill:\\75 rl(http://example.com/x)"/>'),
    svg('<s:script xmlns:s="http://www.w3.org/2000/svg"/>'),
    svg('<g onload="x()"/>'),
    svg('<foreignObject/>'),
    svg('<image href="https://example.com/a.png"/>'),
    svg('<a xlink:href="&#106;avascript:1"/>'),
    svg('<rect fill="url(https://example.com/x)"/>'),
    svg('<style>@import "x"</style>'),
    `<!DOCTYPE svg [<!ENTITY x "y">]>${svg('')}`,
  ]
  for (const source of bad) t.equal((await upload(source, 'image/svg+xml')).status, 400, source)
  t.equal((await upload('<html></html>', 'image/png')).status, 400)
  t.equal((await upload(Buffer.alloc(10_000_001), 'image/png')).body.code, 'payload_too_large')
  t.equal((await shop.shopper('GET', `/v1/media/${'0'.repeat(64)}.png`)).status, 404)
  t.equal((await shop.shopper('GET', '/v1/media/..%2f..%2fsecret.png')).status, 400)
})

t.test('a picture that a client has, or asks only the headers of, is not opened', async (t) => {
  const shop = await createFixture(t)
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20"/>')
  const headers = { 'content-type': 'image/svg+xml' }
  const { body } = await shop.clerk<{ url: string }>('POST', '/v1/admin/media', { body: svg, headers })
  const opened = t.capture(fs, 'createReadStream', fs.createReadStream)
  syncBuiltinESMExports()
  t.teardown(() => {
    opened.restore()
    syncBuiltinESMExports()
  })
  const { etag } = (await shop.raw(body.url)).headers
  t.equal(opened().length, 1)
  for (const known of [String(etag), `"other", W/${etag}`, '*']) {
    const same = await shop.raw(body.url, anonymous, { headers: { 'if-none-match': known } })
    t.match(same, { statusCode: 304, payload: '', headers: { etag, 'cache-control': /immutable/ } }, known)
    t.notOk('content-length' in same.headers || 'content-type' in same.headers)
  }
  const length = String(svg.length)
  const head = await shop.raw(body.url, anonymous, { method: 'HEAD' })
  t.match(head, { statusCode: 200, payload: '', headers: { etag, 'content-length': length } })
  t.equal(
    (await shop.raw(body.url, anonymous, { method: 'HEAD', headers: { 'if-none-match': String(etag) } })).statusCode,
    304,
  )
  t.equal(opened().length, 0)
  const other = await shop.raw(body.url, anonymous, { headers: { 'if-none-match': '"other"' } })
  t.match(other, { statusCode: 200, headers: { 'content-length': length } })
  t.ok(other.rawPayload.equals(svg))
  const nothing = { headers: { 'if-none-match': '*' } }
  t.equal((await shop.raw(`/v1/media/${'0'.repeat(64)}.png`, anonymous, nothing)).statusCode, 404)
})
