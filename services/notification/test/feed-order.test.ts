import t from 'tap'
import { GAP_WAIT_MS } from '../domain/feed-order.ts'
import { applyHead, readHead } from '../store/feed-positions.ts'
import { createFeedFixture, event, eventId, eventsOf } from './feed-fixture.ts'
import { at } from './fixture.ts'

t.test(
  'events are positioned from 1 without a gap, those of an aggregate in their order, however they come in',
  async (t) => {
    const { record, assignAll, all } = await createFeedFixture(t)
    const [one, two] = [eventsOf('ord_1', 4), eventsOf('ord_2', 3)]
    for (const each of [...one.slice(1), two[2], two[0]]) if (each) await record([each])
    await assignAll()
    t.same(
      (await all()).map(({ id }) => id),
      [two[0]?.id],
      'the others wait for what comes before them',
    )
    await record([one[0] ?? two[0], two[1], ...one, ...two].flatMap((each) => each ?? []))
    await assignAll()
    const feed = await all()
    t.same(
      feed.map(({ position }) => position),
      [1, 2, 3, 4, 5, 6, 7],
    )
    for (const aggregate of ['ord_1', 'ord_2']) {
      const sequences = feed.filter((each) => each.aggregate === aggregate).map(({ sequence }) => sequence)
      t.same(sequences, [1, 2, 3, 4].slice(0, sequences.length), aggregate)
    }
    await record([...one, ...two])
    await assignAll()
    t.same(await all(), feed, 'what comes again, as from an emptied queue, is not told of again')
  },
)

t.test('any number of processes give positions at once, and none twice', async (t) => {
  const { record, sequencer, assignAll, all, connection } = await createFeedFixture(t)
  const those = Array.from({ length: 60 }, (_, n) => eventsOf(`ord_${n}`, 4, n))
  const come = those.flat().sort((one, other) => one.id.slice(-9).localeCompare(other.id.slice(-9)))
  const racing = Array.from({ length: 3 }, () => sequencer())
  const seen: number[] = []
  const read = async () => {
    const positions = (await all()).map(({ position }) => position)
    t.same(
      positions,
      [...positions.keys()].map((n) => n + 1),
      'nothing is missed below what is seen',
    )
    seen.push(positions.length)
  }
  for (let begin = 0; begin < come.length; begin += 40) {
    await Promise.all([
      record(come.slice(begin, begin + 40)),
      ...racing.map(({ assign }) => assignAll(at(60), assign)),
      read(),
    ])
  }
  await Promise.all(racing.map(({ assign }) => assignAll(at(60), assign)))
  await read()
  t.equal(seen.at(-1), 240)
  const feed = await all()
  for (const [n, numbered] of those.entries()) {
    const ids = feed.filter(({ aggregate }) => aggregate === `ord_${n}`).map(({ id }) => id)
    t.same(
      ids,
      numbered.map(({ id }) => id),
    )
  }
  t.equal(await connection.collection('event_positions').countDocuments(), 1)
})

t.test('what a process that died has begun, the next one finishes', async (t) => {
  const { events, record, assign, sequencer, assignAll, all } = await createFeedFixture(t)
  await record(eventsOf('ord_1', 3))
  await assignAll()
  const numbered = eventsOf('ord_2', 3, 10)
  await record(numbered)
  // As after the head was written, and the first of its events only.
  const head = await readHead(events)
  const ids = numbered.map(({ id }) => id)
  const next = { ...head, last: 6, entries: ids.map((id) => ({ id })), recorded_at: at(61) }
  await events.db.collection<typeof next>('event_positions').replaceOne({ _id: 'feed' }, next)
  await applyHead(events, { ...next, last: 4, entries: next.entries.slice(0, 1) })
  await record(eventsOf('ord_3', 1, 5))
  await assignAll(at(62), sequencer().assign)
  await applyHead(events, next)
  await assignAll(at(63), assign)
  t.same(
    (await all()).map(({ aggregate, position }) => [aggregate, position]),
    [
      ['ord_1', 1],
      ['ord_1', 2],
      ['ord_1', 3],
      ['ord_2', 4],
      ['ord_2', 5],
      ['ord_2', 6],
      ['ord_3', 7],
    ],
  )
})

t.test('an event waits an hour for the one before it, and no other event for either', async (t) => {
  const { record, assignAll, all, lines } = await createFeedFixture(t)
  const [first, lost, third, fourth] = eventsOf('ord_1', 4) as [never, never, never, never]
  await record([first, third, fourth, ...eventsOf('ord_2', 2, 20)])
  const positioned = async () => (await all()).map(({ aggregate, sequence }) => [aggregate, sequence])
  await assignAll(new Date(at(0).getTime() + GAP_WAIT_MS - 1))
  t.same(await positioned(), [
    ['ord_1', 1],
    ['ord_2', 1],
    ['ord_2', 2],
  ])
  await assignAll(new Date(at(0).getTime() + GAP_WAIT_MS))
  const now = [
    ['ord_1', 1],
    ['ord_2', 1],
    ['ord_2', 2],
    ['ord_1', 3],
    ['ord_1', 4],
  ]
  t.same(await positioned(), now)
  t.match(lines, [{ event: (third as { id: string }).id, msg: /without the one before it/ }])
  await record([lost], at(GAP_WAIT_MS / 1_000 + 60))
  await assignAll(at(GAP_WAIT_MS / 1_000 + 61))
  t.same(await positioned(), [...now, ['ord_1', 2]], 'replayed, it is told of after all')
})

t.test('of a state nothing older comes after what is newer', async (t) => {
  const { events, record, assignAll, all } = await createFeedFixture(t)
  const product = (n: number, version: number) =>
    event({ n, aggregate: 'prd_1', type: 'product.changed', data: { product_id: 'prd_1', version, deleted: false } })
  const versions = async () => (await all()).map(({ data }) => (data as { version: number }).version)
  await record([product(3, 1), product(2, 2)])
  await assignAll()
  t.same(await versions(), [1, 2], 'together they are put in order')
  await record([product(5, 4)])
  await assignAll()
  await record([product(4, 3), product(6, 5)])
  await assignAll()
  t.same(await versions(), [1, 2, 4, 5])
  await record([product(4, 3)])
  await assignAll()
  t.same(await versions(), [1, 2, 4, 5])
  t.same(
    (await events.find({ newest_of: 'prd_1' })).map(({ version }) => version),
    [5],
  )
  t.equal(await events.countDocuments(), 4)
})

t.test('events of earlier builds have no number, and wait for nothing', async (t) => {
  const { record, assignAll, all } = await createFeedFixture(t)
  const [first, second] = eventsOf('ord_1', 2, 10) as [never, never]
  await record([event({ n: 3, aggregate: 'ord_1' }), first, second, event({ n: 1, aggregate: 'ord_1' })])
  await assignAll()
  t.same(
    (await all()).map(({ sequence, id }) => sequence ?? id),
    [eventId(1, '10'), eventId(3, '10'), 1, 2],
  )
  const passedOn = event({
    n: 20,
    aggregate: 'ord_1',
    data: { order_id: 'ord_1', _order: { sequence: 3, previous: (second as { id: string }).id } },
  })
  await record([passedOn])
  await assignAll()
  t.match(
    (await all()).at(-1),
    { sequence: 3, data: { order_id: 'ord_1', _order: undefined } },
    'passed on by their relays',
  )
})

t.test(
  'an event whose predecessor is not kept any more does not wait, and one as old is not told of again',
  async (t) => {
    const { record, assignAll, all } = await createFeedFixture(t)
    const DAY = 86_400
    await record(eventsOf('ord_9', 1, 100 * DAY), at(100 * DAY))
    await assignAll(at(100 * DAY))
    const [old, late] = [
      event({ n: 1, aggregate: 'ord_1', sequence: 1 }),
      event({ n: 100 * DAY + 1, aggregate: 'ord_1', sequence: 2, previous: eventId(1, '11') }),
    ]
    await record([old, late], at(100 * DAY + 1))
    await assignAll(at(100 * DAY + 2))
    t.same(
      (await all()).map(({ aggregate, sequence }) => [aggregate, sequence]),
      [
        ['ord_9', 1],
        ['ord_1', 2],
      ],
    )
  },
)
