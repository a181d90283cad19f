import type { Test } from 'tap'
import { staffOf } from '../harness/shop.ts'
import type { Visit } from '../harness/storefront.ts'
import { until } from '../harness/until.ts'
import { press } from './storefront.ts'

const TITLE = 'Donaudampfschifffahrtsgesellschaftskapitänsmütze'

/** Something that is sold in dollars and sent to Austria. */
async function sellInDollars({ shop }: Visit): Promise<void> {
  const staff = await staffOf(shop)
  const settings = await staff.admin.shop.get()
  await staff.admin.shop.update({ currencies: ['EUR', 'USD'] }, { ifMatch: settings })
  const priced = (amount: number) => [
    { currency: 'EUR', amount },
    { currency: 'USD', amount: amount + 100 },
  ]
  await staff.admin.shippingZones.create({
    name: 'Austria',
    countries: ['AT'],
    options: [{ name: 'Paket', prices: priced(890) }],
  })
  const rates = [{ tax_class: 'standard', name: 'USt.', rate: '20' }]
  await staff.admin.taxRegions.create({ name: 'Austria', country: 'AT', prices_include_tax: true, rates })
  const variants = [{ sku: 'cap', prices: priced(2900), weight_grams: 200, quantity: 5 }]
  const { slug } = await staff.admin.products.create({ title: TITLE, status: 'active', variants })
  await until('the shop sells it', async () => ((await staff.products.get(slug)).available ? true : null))
}

/** From the home page to a placed order, in German words and dollars. */
export async function buysInGerman(t: Test, visit: Visit): Promise<void> {
  const { page, url, email } = visit
  await sellInDollars(visit)
  await until('the storefront offers dollars', async () => {
    await page.goto(`${url}/de`)
    return (await page.getByLabel('Währung').locator('option', { hasText: 'USD' }).count()) > 0 ? true : null
  })
  t.equal(await page.locator('html').getAttribute('lang'), 'de')
  await page.getByLabel('Währung').selectOption('USD')
  await page.locator('footer').getByRole('button', { name: 'Ändern' }).click()
  await page.waitForURL(`${url}/de`)
  t.equal(await page.getByLabel('Währung').inputValue(), 'USD')
  await page.goto(`${url}/de/search?q=${encodeURIComponent(TITLE)}`)
  await page.getByRole('link', { name: TITLE }).click()
  await page.getByText('30,00 $').first().waitFor()
  await press(page, 'In den Warenkorb')
  await page.getByRole('link', { name: 'Warenkorb ansehen oder ändern' }).click()
  await page.waitForURL('**/de/cart')
  await page.getByRole('link', { name: 'Weiter zur Kasse' }).click()
  await page.waitForURL('**/de/checkout/address')
  await page.getByLabel('Land').first().selectOption({ label: 'Österreich' })
  await press(page, 'Land übernehmen')
  await page.getByText('Zum Beispiel 1010').first().waitFor()
  await page.getByLabel('E-Mail').fill(email)
  await page.getByLabel('Vor- und Nachname').first().fill('Grete Müller-Großmann')
  await page.getByLabel('Straße und Hausnummer').first().fill('Ölzeltgasse 3')
  await page.getByLabel('Postleitzahl').first().fill('1030')
  await page.getByLabel('Ort').first().fill('Wien')
  await page.getByLabel('Die Rechnung geht an eine andere Adresse').check()
  await page.getByRole('button', { name: 'Weiter zum Versand' }).last().click()
  await page.getByRole('alert').getByRole('link', { name: 'Straße und Hausnummer (Rechnung)' }).waitFor()
  await page.getByLabel('Vor- und Nachname').last().fill('Müller GmbH')
  await page.getByLabel('Straße und Hausnummer').last().fill('Hauptplatz 1')
  await page.getByLabel('Postleitzahl').last().fill('10117')
  await page.getByLabel('Ort').last().fill('Berlin')
  await page.getByRole('button', { name: 'Weiter zum Versand' }).last().click()
  await page.waitForURL('**/de/checkout/shipping')
  await press(page, 'Weiter zur Zahlung')
  await page.waitForURL('**/de/checkout/payment')
  await page.getByRole('button', { name: 'Zahlungspflichtig bestellen: 39,90 $' }).click()
  await page.waitForURL('**/de/orders/ord_*')
  await page.getByRole('heading', { level: 1, name: 'Vielen Dank für Ihre Bestellung' }).waitFor()
  await page.getByText('Hauptplatz 1').waitFor()
}
