import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Test } from 'tap'
import { openInProcessShop } from '../harness/in-process.ts'
import { picture } from '../harness/picture.ts'
import { staffOf } from '../harness/shop.ts'
import { createStockedProduct, type StockedProduct, setUpShippingAndTax, untilStockIs } from '../harness/stock.ts'

const QUANTITY = 2
const IN_STOCK = 5
const PARCEL = 490

export interface Journey {
  /** Of the document as the running shop serves it. */
  documentUrl: string
  /** What a client's program is told. */
  env: NodeJS.ProcessEnv
  /** Checks what the program reported, as JSON on its standard output. */
  check(report: string, client: string): Promise<void>
}

/** A running shop with one product, where a program with a generated client does what an integrator does. */
export async function openJourney(t: Test): Promise<Journey> {
  const shop = await openInProcessShop(t)
  const staff = await staffOf(shop)
  await setUpShippingAndTax(staff)
  const product = await createStockedProduct(staff, IN_STOCK)
  const pictureFile = join(t.testdirName, 'picture.png')
  writeFileSync(pictureFile, picture)
  return {
    documentUrl: `${shop.url}/openapi.json`,
    env: {
      STOA_URL: shop.url,
      STOA_EMAIL: shop.staff.email,
      STOA_PASSWORD: shop.staff.password,
      STOA_PRODUCT: product.productId,
      STOA_PICTURE: pictureFile,
    },
    async check(report, client) {
      checkReport(t, JSON.parse(report), { client, product, email: shop.staff.email })
      await untilStockIs(staff, product.variantId, IN_STOCK - QUANTITY)
      t.equal((await staff.products.get(product.productId)).title, `A lamp, renamed by ${client}`)
    },
  }
}

interface Expected {
  client: string
  product: StockedProduct
  email: string
}

function checkReport(t: Test, report: unknown, { client, product, email }: Expected): void {
  t.match(report, {
    listed: product.title,
    quantity: QUANTITY,
    order: {
      number: /^\d+$/,
      total: QUANTITY * product.price + PARCEL,
      currency: 'EUR',
      payment_status: 'paid',
      placed_at: /^\d{4}-\d\d-\d\dT/,
      pay_by: true,
    },
    me: email,
    picture: { type: 'image/png', width: 1, bytes: picture.length },
    renamed: `A lamp, renamed by ${client}`,
    stale: 'precondition_failed',
  })
  const { problem } = report as { problem: unknown }
  const fields = { '/quantity': 'too_small', '/variant_id': 'too_short' }
  t.strictSame(problem, { status: 400, code: 'validation_failed', fields }, 'each field is named, with a code')
}
