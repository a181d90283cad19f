/** What takes minutes of the storefront's tests: `npm run test:storefront`. */
import t from 'tap'
import { findChromium, openBrowser } from '../harness/browser.ts'
import { openStorefront, visitWith } from '../harness/storefront.ts'
import { collectionsShow } from '../steps/storefront-collections.ts'
import { copyRuns } from '../steps/storefront-copy.ts'
import { buysInGerman } from '../steps/storefront-german.ts'
import { buysByKeyboard } from '../steps/storefront-keyboard.ts'
import { visitStates, wholeLook } from '../steps/storefront-looks.ts'

const chromium = findChromium()
const skip = chromium || process.env.CI === 'true' ? false : 'Chromium is not installed: apt-get install chromium'

t.test('the storefront, at length', { skip }, async (t) => {
  const storefront = await openStorefront(t)
  const browser = await openBrowser(t, chromium ?? '')
  await t.test('collections have pages, tiles and heads, in each language', (t) => collectionsShow(t, storefront))
  await t.test('a guest buys by keyboard alone, and always sees where the focus is', (t) =>
    visitWith(t, { browser, storefront, who: 'keyboard' }, (visit) => buysByKeyboard(t, visit)),
  )
  await t.test('a guest buys in German, in another currency', (t) =>
    visitWith(t, { browser, storefront, who: 'german' }, (visit) => buysInGerman(t, visit)),
  )
  await t.test('no page keeps anybody out, at any width, in any theme', (t) =>
    visitWith(t, { browser, storefront, who: 'looks' }, (visit) => visitStates(visit, wholeLook(t, visit.page))),
  )
  await t.test('a copy of the folder outside the repository installs, builds and serves', (t) =>
    copyRuns(t, storefront),
  )
})
