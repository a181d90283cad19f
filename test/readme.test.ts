import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { ROOT } from './harness/compose-file.ts'
import { openInProcessShop } from './harness/in-process.ts'
import { run } from './harness/program.ts'
import { mailSaying, staffOf } from './harness/shop.ts'
import { createStockedProduct, setUpShippingAndTax, untilStockIs } from './harness/stock.ts'

/** The example as a reader copies it. */
function exampleIn(readme: string): string {
  const [, code] = /```js\n([\s\S]*?)```/.exec(readme) ?? []
  if (!code) throw new Error('README.md has no example')
  return code
}

t.test("the README's example runs unchanged and buys two products", async (t) => {
  const shop = await openInProcessShop(t)
  const staff = await staffOf(shop)
  await setUpShippingAndTax(staff)
  const products = [await createStockedProduct(staff, 3), await createStockedProduct(staff, 3)]
  const example = exampleIn(readFileSync(join(ROOT, 'README.md'), 'utf8'))
  const address = 'http://127.0.0.1:4000'
  t.ok(example.includes(address), 'it speaks to the address that npm start prints')
  t.ok(example.trimEnd().split('\n').length <= 20, 'in twenty lines')
  // Inside test/, so that it finds the SDK as a file in the repository does.
  const folder = t.testdir({})
  const file = join(folder, 'example.mjs')
  writeFileSync(file, example.replace(address, shop.url).replace('guest@example.com', 'readme.reader@example.com'))
  const logFile = join(folder, 'output.txt')
  // As npm start does; in a process that has none of tap's loaders, under which the compiler does not run.
  const pack = `import { packSdk } from '@stoa/all-in-one/sdk-package'; await packSdk(${JSON.stringify({ root: ROOT, dataDir: folder })})`
  const packed = await run({ command: ['node', '--input-type=module', '-e', pack], env: {}, logFile }).ended
  t.equal(packed, 0, readFileSync(logFile, 'utf8'))
  // Without TypeScript, as Node 20 runs it.
  const code = await run({ command: ['node', '--no-strip-types', file], env: {}, logFile }).ended
  const output = readFileSync(logFile, 'utf8')
  t.equal(code, 0, output)
  t.match(output, /^Order \d+ is paid: 44\.88 EUR$/m, 'two lamps and a parcel')
  for (const { variantId } of products) await untilStockIs(staff, variantId, 2)
  t.ok(await mailSaying(shop, 'readme.reader@example.com', /100001|order/i), 'and the confirmation is in the inbox')
})
