import type { Test } from 'tap'
import { staffOf } from '../harness/shop.ts'
import type { OpenStorefront } from '../harness/storefront.ts'
import { until } from '../harness/until.ts'

/** An address of their own: pages are counted by visitor. */
const READER = { 'x-forwarded-for': '192.0.2.10' }

/** What staff set about the shop is what its pages show. */
export async function settingsShow(t: Test, { shop, url }: OpenStorefront): Promise<void> {
  const staff = await staffOf(shop)
  const read = async (path: string) => {
    const response = await fetch(url + path, { headers: READER })
    return { status: response.status, text: await response.text(), headers: response.headers }
  }
  t.equal((await read('/policies/returns')).status, 404, 'a text that staff have not listed')
  const settings = await staff.admin.shop.get()
  const patch = {
    colors: { accent: '#ffd700' },
    logo: 'https://pictures.example/logo.svg',
    address: { name: 'Shop <b>& Sons', line1: 'Main Street 1', city: 'Berlin', postal_code: '10117', country: 'DE' },
    policies: [
      { slug: 'returns', title: 'Returns policy' },
      { slug: 'terms', title: 'Terms of use', url: 'https://terms.example/' },
      { slug: 'unwritten', title: 'Unwritten' },
    ],
    checkout: { note: 'Closed in August.' },
  }
  await staff.admin.shop.update(patch, { ifMatch: settings })
  const home = await until('the pages show it', async () => {
    const page = await read('/de')
    return page.text.includes('/accent/ffd700.css') ? page : null
  })
  t.match(home.text, 'src="https://pictures.example/logo.svg"')
  t.match(home.text, /href="\/de\/policies\/returns"[^>]*>Widerruf</, 'a text of its own has its title in the language')
  t.match(home.text, 'href="https://terms.example/"')
  t.notMatch(home.text, 'Unwritten', 'no link leads nowhere')
  const returns = await read('/policies/returns')
  t.match(returns.text, 'Shop &lt;b&gt;&amp; Sons<br>Main Street 1', 'what staff typed is text')
  t.notMatch(returns.text, '{address}')
  t.equal((await read('/policies/unwritten')).status, 404)
  const sheet = await read('/accent/ffd700.css')
  t.match(sheet.headers.get('content-type'), 'text/css')
  t.match(sheet.text, /light-dark\(#[0-9a-f]{6},#ffd700\)/, 'darker where the ground is light')
  t.equal((await read('/accent/x.css')).status, 404)
  // Browsers that come next need not look for that host.
  await staff.admin.shop.update({ logo: null }, { ifMatch: await staff.admin.shop.get() })
}
