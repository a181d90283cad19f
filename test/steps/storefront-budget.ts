import { request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import type { Test } from 'tap'
import type { OpenStorefront } from '../harness/storefront.ts'

/** What a page may cost its visitor, in bytes as they are sent, gzip. */
const MAX_SCRIPT_BYTES = 125_000
/** Of them, what is not React and React Router. */
const MAX_OWN_SCRIPT_BYTES = 14_000
const MAX_STYLE_BYTES = 12_000
const MAX_PRODUCT_BYTES = 20_000

/** The file that holds React and React Router, and starts them. */
const FRAMEWORK = /\/entry\.client-/

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

/** A body as it travels; `fetch` would have unpacked it, so it is asked for as it is, and packed where the server packed it. */
async function sent(address: string): Promise<{ bytes: number; text: string }> {
  return await new Promise((resolve, reject) => {
    const asked = request(address, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const body = Buffer.concat(chunks)
        const isPacked = response.headers['content-encoding'] === 'gzip'
        resolve({ bytes: body.length, text: (isPacked ? gunzipSync(body) : body).toString('utf8') })
      })
      response.on('error', reject)
    })
    asked.on('error', reject).end()
  })
}

/** What a product page and pages to read cost whoever opens them first. */
export async function pagesStayLight(t: Test, { url, product }: OpenStorefront): Promise<void> {
  const page = await sent(`${url}/p/${product.slug}`)
  t.ok(page.bytes <= MAX_PRODUCT_BYTES, `the product page has ${page.bytes} bytes of HTML`)
  const named = [...new Set([...page.text.matchAll(/\/assets\/[\w.-]+\.(?:js|css)/g)].map(([path]) => path))]
  const files = await Promise.all(named.map(async (path) => ({ path, ...(await sent(url + path)) })))
  const styles = files.filter(({ path }) => path.endsWith('.css'))
  const scripts = files.filter(({ path }) => path.endsWith('.js'))
  const own = scripts.filter(({ path }) => !FRAMEWORK.test(path))
  t.equal(scripts.length - own.length, 1, 'the framework is in one file')
  const said = scripts.map(({ path, bytes }) => `${path} ${bytes}`).join(', ')
  const bytesOf = (some: readonly { bytes: number }[]) => sum(some.map(({ bytes }) => bytes))
  t.ok(bytesOf(scripts) <= MAX_SCRIPT_BYTES, `${bytesOf(scripts)} bytes of scripts: ${said}`)
  t.ok(bytesOf(own) <= MAX_OWN_SCRIPT_BYTES, `${bytesOf(own)} of them are its own: ${said}`)
  t.ok(bytesOf(styles) <= MAX_STYLE_BYTES, `${bytesOf(styles)} bytes of styles`)
  for (const path of ['/nothing', '/de/nothing', '/policies/returns']) {
    t.notMatch((await sent(url + path)).text, /<script|modulepreload/, `${path} is to be read, and has no script`)
  }
}
