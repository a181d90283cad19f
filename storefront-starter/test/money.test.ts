import t from 'tap'
import { decimalText, formatMoney, parsePrice } from '../app/lib/money.ts'

const money = (amount: number, currency: string) => ({ amount, currency })
/** The kinds of blanks that the formats use are of no interest here. */
const said = (text: string) => text.replace(/\s/g, ' ')

t.test('an amount is said with the decimals that its currency has', async (t) => {
  t.equal(said(formatMoney(money(4900, 'EUR'), 'en')), '€49.00')
  t.equal(said(formatMoney(money(123456, 'EUR'), 'de')), '1.234,56 €')
  t.equal(said(formatMoney(money(1500, 'JPY'), 'en')), 'JP¥1,500')
  t.equal(said(formatMoney(money(1234, 'KWD'), 'en')), 'KWD 1.234')
  t.equal(said(formatMoney(money(5000, 'IQD'), 'en')), 'IQD 5.000', 'three by ISO 4217, though formats know none')
  t.equal(decimalText(money(1690, 'EUR')), '16.90')
  t.equal(decimalText(money(1500, 'JPY')), '1500')
})

t.test('a page with many prices makes one format of a currency, and one of a language', async (t) => {
  const made = t.capture(Intl, 'NumberFormat', Intl.NumberFormat)
  for (const amount of [1, 2, 3, 4]) formatMoney(money(amount * 100, 'CHF'), amount % 2 ? 'en' : 'de')
  t.equal(made().length, 2)
})

t.test('a price that somebody types is read with a point or a comma', async (t) => {
  t.equal(parsePrice('12', 'EUR'), 1200)
  t.equal(parsePrice(' 12,5 ', 'EUR'), 1250)
  t.equal(parsePrice('12.50', 'EUR'), 1250)
  t.equal(parsePrice('12.500', 'EUR'), 1250)
  t.equal(parsePrice('0.29', 'EUR'), 29, 'without a rounding error')
  t.equal(parsePrice('1500', 'JPY'), 1500)
  t.equal(parsePrice('1.5', 'KWD'), 1500)
  for (const none of ['', '-1', '1e3', '12.505', '1 2', 'x', '1,000,000'])
    t.equal(parsePrice(none, 'EUR'), undefined, none)
})
