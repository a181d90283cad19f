import { testMongo } from '@stoa/kit/testing/databases'
import t from 'tap'
import { createDeliveries, migrateIndexes, missingIndexes } from '../store/delivery-model.ts'

t.test('indexes of an earlier build are replaced by those of today', async (t) => {
  const { connection } = await testMongo(t)
  const deliveries = createDeliveries(connection)
  const { collection } = deliveries
  await collection.createIndex({ look_at: 1 }, { partialFilterExpression: { look_at: { $exists: true } } })
  for (const counted of ['mailbox', 'client']) {
    const onlyThose = { partialFilterExpression: { [counted]: { $exists: true } } }
    await collection.createIndex({ [counted]: 1, template: 1, created_at: -1 }, onlyThose)
  }
  t.ok((await missingIndexes(deliveries)).includes('look_at_-1'), 'another direction is another index')
  for (let time = 0; time < 2; time++) {
    await migrateIndexes(deliveries)
    t.strictSame(await missingIndexes(deliveries), [])
    const names = (await collection.indexes()).map(({ name }) => name)
    t.notOk(names.includes('look_at_1'))
    t.strictSame(names.filter((name) => name?.includes('created_at')).toSorted(), [
      'client_1_template_1_created_at_1',
      'mailbox_1_template_1_created_at_1',
      'site_1_template_1_created_at_1',
    ])
  }
})
