import t from 'tap'
import { takesEncoding } from '../server/encodings.ts'

t.test('a coding is taken where it is named with a quality above zero', async (t) => {
  t.ok(takesEncoding('gzip, deflate, br', 'br'))
  t.ok(takesEncoding('GZIP;Q=0.5', 'gzip'))
  t.notOk(takesEncoding('gzip;q=0, br;q=0.0', 'gzip'))
  t.notOk(takesEncoding('gzip;q=0, br;q=0.0', 'br'))
  t.notOk(takesEncoding('br', 'gzip'), 'another one')
  t.notOk(takesEncoding('brotli', 'br'), 'a part of a name')
  t.ok(takesEncoding('identity, *;q=0.1', 'gzip'))
  t.notOk(takesEncoding('br, *;q=0', 'gzip'))
  for (const none of [undefined, null, '', 'gzip;q=x']) t.notOk(takesEncoding(none, 'gzip'))
})
