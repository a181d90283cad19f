import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { findChromium, openBrowser } from './harness/browser.ts'
import { openStorefront, ROOT, visitWith } from './harness/storefront.ts'
import { mailsAreReadable } from './steps/mail-colours.ts'
import { guestBuys } from './steps/storefront.ts'
import { customerKeepsAccount } from './steps/storefront-account.ts'
import { guestFollowsOrder, guestWithdraws } from './steps/storefront-after-buying.ts'
import { attacksAreTexts } from './steps/storefront-attack-texts.ts'
import { soldOutIsAskedFor } from './steps/storefront-back-in-stock.ts'
import { pagesStayLight } from './steps/storefront-budget.ts'
import { cartSays } from './steps/storefront-cart.ts'
import { collectionsShow, opensCollection } from './steps/storefront-collections.ts'
import { crawlerReads } from './steps/storefront-crawler.ts'
import { currencyIsChanged } from './steps/storefront-currency.ts'
import { stockIsLive } from './steps/storefront-live-stock.ts'
import { shortLook, visitStates } from './steps/storefront-looks.ts'
import { customerIsNotified, devicesAreListed } from './steps/storefront-push.ts'
import { hebrewIsReadable } from './steps/storefront-right-to-left.ts'
import { scriptsHelp } from './steps/storefront-scripts.ts'
import { searchesMisspelt } from './steps/storefront-search.ts'
import { settingsShow } from './steps/storefront-settings.ts'
import { strangersProvokeNothing } from './steps/storefront-strangers.ts'

const chromium = findChromium()
const isRequired = process.env.CI === 'true'
const missing = 'Chromium is not installed: apt-get install chromium'

// A browser walks through the whole shop twice; with coverage on two cores that takes two minutes and more.
t.setTimeout(1_200_000)

t.test('a browser is there where one is needed', { skip: chromium || isRequired ? false : missing }, async (t) => {
  t.ok(chromium, missing)
})

t.test('the storefront sells', { skip: chromium ? false : missing }, async (t) => {
  const storefront = await openStorefront(t)
  await t.test('every link of the mails is a page of the storefront', async (t) => {
    const links = linksOfMails()
    const tokenPages = ['/back-in-stock', '/reset-password', '/unsubscribe', '/verify-email'].map(
      (path) => `${path}?token=`,
    )
    const accountPages = ['/account/password', '/account/sessions'].flatMap((path) => [path, `/de${path}`])
    const shopPages = ['/cart', '/orders/find'].flatMap((path) => [path, `/de${path}`])
    t.strictSame(links, ['', '/de', ...shopPages, ...tokenPages, ...accountPages].sort())
    for (const link of links) {
      const hasToken = link.endsWith('=')
      const response = await fetch(`${storefront.url}${link}${hasToken ? 'prt_x&locale=de' : ''}`)
      t.equal(response.status, 200, link)
      const { pathname: page, search } = new URL(response.url)
      const signInFirst = accountPages.includes(link) ? `?next=${encodeURIComponent(link)}` : ''
      t.equal(search, signInFirst, 'no token stays in the address')
      if (hasToken) t.equal(page, `/de${link.replace('?token=', '')}`, 'in the language of the mail')
    }
  })
  await t.test('pages show the colour, the logo, the texts and the address that staff have set', (t) =>
    settingsShow(t, storefront),
  )
  await t.test('collections have pages, tiles and heads, in each language', (t) => collectionsShow(t, storefront))
  await t.test('search engines find every page, under one address in each language', (t) =>
    crawlerReads(t, storefront.url),
  )
  await t.test('a product page keeps its budget, and pages to read have no scripts', (t) =>
    pagesStayLight(t, storefront),
  )
  await t.test('what strangers send wrong is refused, and logged in a line of each kind', (t) =>
    strangersProvokeNothing(t, storefront),
  )
  const browser = await openBrowser(t, chromium ?? '')
  await t.test('mails with merchants’ colours can be read in a light window and in a dark one', (t) =>
    mailsAreReadable(t, browser),
  )
  for (const javaScriptEnabled of [false, true]) {
    const how = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript'
    const visitor = (who: string) => ({ browser, storefront, who, options: { javaScriptEnabled } })
    await t.test(`a guest buys, finds and cancels an order ${how}`, (t) =>
      visitWith(t, visitor('guest'), (visit) => guestBuys(t, visit)),
    )
    await t.test(`a guest reads what has happened to an order, and what comes next, ${how}`, (t) =>
      visitWith(t, visitor('follower'), (visit) => guestFollowsOrder(t, visit)),
    )
    await t.test(`a guest withdraws from a part of an order, and from the rest, ${how}`, (t) =>
      visitWith(t, visitor('withdrawing'), (visit) => guestWithdraws(t, visit)),
    )
    await t.test(`a visitor opens a collection from the menu, and orders it ${how}`, (t) =>
      visitWith(t, visitor('browser'), (visit) => opensCollection(t, visit)),
    )
    await t.test(`an open page of a product follows the stock, ${how}`, (t) =>
      visitWith(t, visitor('watching'), (visit) => stockIsLive(t, visit)),
    )
    await t.test(`what is in the cart runs short, costs more and is no longer sold ${how}`, (t) =>
      visitWith(t, visitor('waiting'), (visit) => cartSays(t, visit)),
    )
    await t.test(`a visitor misspells a word, and is told ${how}`, (t) =>
      visitWith(t, visitor('speller'), (visit) => searchesMisspelt(t, visit)),
    )
    await t.test(`a customer makes an account, orders with it and looks after it ${how}`, (t) =>
      visitWith(t, visitor('customer'), (visit) => customerKeepsAccount(t, visit)),
    )
  }
  await t.test('a customer chooses quiet hours, has a browser notified, and removes it', (t) =>
    visitWith(t, { browser, storefront, who: 'notified', options: { timezoneId: 'Pacific/Auckland' } }, (visit) =>
      customerIsNotified(t, visit),
    ),
  )
  await t.test('devices are removed, and SMS chosen for a number that a code confirms, without JavaScript', (t) =>
    visitWith(t, { browser, storefront, who: 'listed', options: { javaScriptEnabled: false } }, (visit) =>
      devicesAreListed(t, visit),
    ),
  )
  await t.test('a script completes words, opens the cart beside the page and changes lines where they are', (t) =>
    visitWith(t, { browser, storefront, who: 'scripts' }, (visit) => scriptsHelp(t, visit)),
  )
  await t.test('whoever asks for something sold out is mailed when it is back, and not after leaving', (t) =>
    visitWith(t, { browser, storefront, who: 'asking', options: { javaScriptEnabled: false } }, (visit) =>
      soldOutIsAskedFor(t, visit),
    ),
  )
  await t.test(
    'texts in Hebrew are laid out from the right in an English shop, each paragraph by its own letters',
    (t) =>
      visitWith(t, { browser, storefront, who: 'hebrew', options: { javaScriptEnabled: false } }, (visit) =>
        hebrewIsReadable(t, visit),
      ),
  )
  await t.test('a currency in which nothing is sent is said to be that, and another one leads on', (t) =>
    visitWith(t, { browser, storefront, who: 'paying', options: { javaScriptEnabled: false } }, (visit) =>
      currencyIsChanged(t, visit),
    ),
  )
  await t.test('no page keeps anybody out, at one width and in one theme each', (t) =>
    visitWith(t, { browser, storefront, who: 'looks' }, (visit) => visitStates(visit, shortLook(t, visit.page))),
  )
  // Last, as its products are on every list from then on.
  await t.test('what looks like an attack is a text on every page', (t) =>
    visitWith(t, { browser, storefront, who: 'attacking' }, (visit) => attacksAreTexts(t, visit)),
  )
  t.notMatch(readFileSync(storefront.logFile, 'utf8'), 'content security policy', 'no browser reported anything')
})

/** Where mails lead to, without the address of the storefront. */
function linksOfMails(): string[] {
  const folder = join(ROOT, 'services/notification/templates')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.liquid'))
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8'))
  const links = texts.flatMap((text) =>
    [...text.matchAll(/\{\{ shop\.url \}\}([\w/?=-]*)/g)].map(([, path = '']) => path),
  )
  return [...new Set(links)].sort()
}
