import { text } from 'node:stream/consumers'
import t from 'tap'
import { scriptsLast } from '../app/lib/scripts-last.server.ts'

const HEAD = '<html><head><link rel="modulepreload" href="/a.js"/><link rel="modulepreload" href="/b.js"/></head>'
const SCRIPT = '<script nonce="n" type="module" async="">import "/a.js"</script>'

async function sent(page: string, pieceLength: number): Promise<string> {
  const stream = scriptsLast('n')
  const bytes = Buffer.from(page)
  for (let at = 0; at < bytes.length; at += pieceLength) stream.write(bytes.subarray(at, at + pieceLength))
  stream.end()
  return text(stream)
}

t.test('a page asks for its scripts after it was painted', async (t) => {
  const page = await sent(`${HEAD}<body><p>Ölkännchen</p>${SCRIPT}</body></html>`, 7)
  t.notMatch(page, 'rel="modulepreload"')
  t.equal(page.split('<link rel="later"').length, 3)
  t.match(page, '<script nonce="n" type="later">import "/a.js"</script>')
  t.match(page, '<p>Ölkännchen</p>')
  t.match(page, /<script nonce="n">addEventListener[^<]+<\/script><\/head>/)
})

t.test('a page without scripts is sent as it is', async (t) => {
  const page = '<html><head></head><p>to read</p>'
  t.equal(await sent(page, 7), page)
})
