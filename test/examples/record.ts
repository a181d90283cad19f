/** Records the examples of the published document from a running shop: `npm test -- test/examples/record.ts`. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { ROOT } from '../harness/compose-file.ts'
import { openInProcessShop } from '../harness/in-process.ts'
import { visitor } from '../harness/shop.ts'
import { Recorder } from './recorder.ts'
import { stable } from './stable.ts'
import { fillCatalogue } from './story/catalogue.ts'
import { customerBuys } from './story/customer.ts'
import { guestBuys } from './story/guest.ts'
import { cancelImport, importFile } from './story/importing.ts'
import { officeWorks } from './story/office.ts'
import { setUp } from './story/settings.ts'
import type { Story } from './story/story.ts'
import { tellAnotherProgram } from './story/webhooks.ts'
import { rewordConfirmation } from './story/wording.ts'

const FILE = join(ROOT, 'openapi', 'examples.json')

t.setTimeout(300_000)

t.test('the story of a shop is recorded', async (t) => {
  const shop = await openInProcessShop(t, { STOCK_SHOWN_UP_TO: '100', WEBHOOK_ALLOW_LOOPBACK: 'true' })
  const startedAt = Date.now()
  const { fetch, examples } = new Recorder()
  const unseen = visitor(shop)
  const { access_token: token } = await unseen.auth.login(shop.staff)
  const newVisitor = () => visitor(shop, { fetch })
  const story: Story = { shop, unseen, staff: visitor(shop, { fetch, auth: () => token }), newVisitor }
  await setUp(story)
  const lamp = await fillCatalogue(story)
  await importFile(story)
  const order = await guestBuys(story, lamp)
  const customerId = await customerBuys(story, lamp)
  await officeWorks(story, lamp, order, customerId)
  await cancelImport(story)
  await rewordConfirmation(story)
  await tellAnotherProgram(t, story)
  writeFileSync(FILE, `${JSON.stringify(stable(examples, startedAt), null, 2)}\n`)
  t.pass(`${Object.keys(examples).length} operations are in ${FILE}`)
})
