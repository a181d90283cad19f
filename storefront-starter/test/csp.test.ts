import t from 'tap'
import { contentSecurityPolicy } from '../app/lib/csp.ts'
import { scriptJson } from '../app/lib/seo.ts'

t.test('a page runs the scripts that carry its nonce, and no inline style', async (t) => {
  const policy = contentSecurityPolicy({
    nonce: 'abc=',
    apiUrl: 'http://api.example:4000/v1',
    scriptsApiUrl: null,
    isSecure: false,
  })
  const directives = new Map(policy.split('; ').map((directive) => [directive.split(' ')[0], directive]))
  t.equal(directives.get('default-src'), "default-src 'none'")
  t.equal(directives.get('script-src'), "script-src 'self' 'nonce-abc='")
  t.equal(directives.get('style-src'), "style-src 'self'")
  t.match(directives.get('img-src') ?? '', / http:\/\/api\.example:4000 /)
  t.notMatch(policy, /unsafe|\*/)
  t.notOk(directives.has('upgrade-insecure-requests'), 'on a laptop there is no TLS')
  t.equal(directives.get('connect-src'), "connect-src 'self'", 'scripts ask nobody else')
  const apiUrl = 'https://a.example/v1'
  const live = contentSecurityPolicy({ nonce: 'a', apiUrl, scriptsApiUrl: apiUrl, isSecure: true })
  t.match(live, /upgrade-insecure-requests/)
  t.match(live, "; connect-src 'self' https://a.example; ", 'but the API, where browsers know its address')
})

t.test('JSON in a script element cannot end the element', async (t) => {
  const title = '</script><script>alert(1)</script><!-- \u2028 &amp;'
  const written = scriptJson({ title })
  t.notMatch(written, /[<>&\u2028]/)
  t.strictSame(JSON.parse(written), { title })
})
