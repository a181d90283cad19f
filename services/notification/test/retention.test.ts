import { readConfig } from '@stoa/kit/process/config'
import t from 'tap'
import { settings } from '../config.ts'
import { deleteOldDeliveries } from '../flows/delivery-retention.ts'
import { resend } from '../flows/send-delivery.ts'
import { at, createFixture, idOf } from './fixture.ts'

const DAY_SECONDS = 86_400

t.test('mails are deleted with their texts after their days, finished ones only', async (t) => {
  const fixture = await createFixture(t)
  const { deps, log } = fixture
  const clean = (seconds: number) => deleteOldDeliveries(deps, 14, at(seconds))
  const left = async () => (await fixture.all()).map(({ event_id }) => event_id).sort()
  for (const id of ['sent', 'again', 'open', 'failed']) await fixture.consumeOrderPlaced(id)
  for (const id of ['sent', 'again']) await fixture.send(id)
  await deps.deliveries.updateOne({ _id: idOf('failed') }, { $set: { status: 'failed' }, $unset: { look_at: 1 } })
  await fixture.consumeOrderPlaced('young', 'ord_1', at(DAY_SECONDS))
  t.equal(await clean(14 * DAY_SECONDS - 1), 0, 'not before')
  await resend({ ...deps, now: at(13 * DAY_SECONDS), log } as never, idOf('again'), null)
  await fixture.send('again', at(13 * DAY_SECONDS + 1))
  t.equal(
    (await Promise.all([1, 2].map(() => clean(14 * DAY_SECONDS + 60)))).reduce((sum, n) => sum + n),
    2,
  )
  t.same(await left(), ['again', 'open', 'young'], 'what was sent again counts from then')
  await fixture.consumeOrderPlaced('young', 'ord_1', at(3 * DAY_SECONDS))
  t.same(await left(), ['again', 'open', 'young'], 'an event that comes again makes no second mail')
  t.equal(await clean(28 * DAY_SECONDS), 1)
  t.same(await left(), ['open', 'young'], 'what was never sent stays until it is')
})

t.test('many old mails are deleted in batches', async (t) => {
  const { deps } = await createFixture(t)
  const rows = Array.from({ length: 1_100 }, (_, n) => ({ ...ROW, _id: `ntf_${n}`, sort_key: `${ROW.sort_key} ${n}` }))
  await deps.deliveries.collection.insertMany(rows as never)
  t.equal(await deleteOldDeliveries(deps, 14, at(15 * DAY_SECONDS)), rows.length)
})

const ROW = { status: 'sent', sent_at: at(0), created_at: at(0), sort_key: at(0).toISOString() }

t.test(
  'mails are kept half a year unless a setting says otherwise, and never less than their events may come again',
  async (t) => {
    const { MAIL_DAYS } = settings
    t.same(readConfig({}, { MAIL_DAYS }), { MAIL_DAYS: 180 })
    t.same(readConfig({ MAIL_DAYS: '30' }, { MAIL_DAYS }), { MAIL_DAYS: 30 })
    t.throws(() => readConfig({ MAIL_DAYS: '7' }, { MAIL_DAYS }), /MAIL_DAYS/)
  },
)
