import { compareSeen } from '@stoa/kit/events/broadcasts'
import fc from 'fast-check'
import t from 'tap'
import { canonicalUrl } from '../response-cache/key.ts'
import { createCacheStore, type Keepable } from '../response-cache/store.ts'

interface Page extends Keepable {
  /** How often what it shows had changed when it was read. */
  version: number
}

const seqOf = (position: number) => `1-${position}`
const page = (more: Partial<Page> = {}): Page => ({ tags: ['a'], seen: seqOf(1), bytes: 100, version: 0, ...more })

/** A store that trusts everything from position 0 on. */
function openStore(maxBytes = 100_000) {
  const store = createCacheStore<Page>({ maxBytes })
  store.trustFrom(seqOf(0))
  return store
}

const TAGS = ['a', 'b', 'c']

/**
 * A shop in which each change of a tag is broadcast; services and the gateway consume the broadcasts whenever they come to
 * it, and a service shows what it had consumed when it began.
 */
class Model {
  readonly store = openStore(2_000)
  readonly log: string[] = []
  readonly consumed = { gateway: 0, service: 0 }
  readonly fills: { key: string; page: Page; epoch: number }[] = []

  versionAt(tag: string, position: number) {
    return this.log.slice(0, position).filter((changed) => changed === tag).length
  }

  change(tag: string) {
    this.log.push(tag)
  }

  consume(who: 'gateway' | 'service') {
    const changed = this.log[this.consumed[who]]
    if (changed === undefined) return
    this.consumed[who] += 1
    if (who === 'gateway') this.store.purge([changed], seqOf(this.consumed.gateway))
  }

  begin(tag: string) {
    const position = this.consumed.service
    const made = page({ tags: [tag], seen: seqOf(position), version: this.versionAt(tag, position), bytes: 90 })
    this.fills.push({ key: `/${tag}`, page: made, epoch: this.store.epoch })
  }

  end(index: number) {
    const [fill] = this.fills.splice(index % Math.max(this.fills.length, 1), 1)
    if (fill) this.store.keep(fill.key, fill.page, fill.epoch)
  }

  isRight() {
    return TAGS.every((tag) => {
      const kept = this.store.get(`/${tag}`)
      return !kept || kept.version >= this.versionAt(tag, this.consumed.gateway)
    })
  }
}

t.test(
  'nothing is kept that is older than a purge, in whatever order changes, broadcasts and fills come',
  async (t) => {
    const tag = fc.constantFrom(...TAGS)
    const step = fc.oneof(
      fc.record({ do: fc.constant('change' as const), tag }),
      fc.record({ do: fc.constant('begin' as const), tag }),
      fc.record({ do: fc.constant('end' as const), index: fc.nat(5) }),
      fc.record({ do: fc.constant('consume' as const), who: fc.constantFrom('gateway' as const, 'service' as const) }),
    )
    const property = fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const model = new Model()
      return steps.every((each) => {
        if (each.do === 'change') model.change(each.tag)
        else if (each.do === 'begin') model.begin(each.tag)
        else if (each.do === 'end') model.end(each.index)
        else model.consume(each.who)
        return model.isRight()
      })
    })
    t.doesNotThrow(() => fc.assert(property, { numRuns: 2_000 }))
  },
)

t.test('what a purge could not know of is not kept', async (t) => {
  const store = createCacheStore<Page>({ maxBytes: 100_000 })
  t.notOk(store.keep('/a', page(), store.epoch), 'before the first position is known')
  store.trustFrom(seqOf(5))
  t.notOk(store.keep('/a', page({ seen: seqOf(4) }), store.epoch), 'made before it')
  t.ok(store.keep('/a', page({ seen: seqOf(5) }), store.epoch))
  const { epoch } = store
  store.purgeAhead(['a'])
  t.equal(store.get('/a'), undefined, 'purged before its broadcast')
  t.notOk(store.keep('/a', page({ seen: seqOf(9) }), epoch), 'begun before the change')
  t.ok(store.keep('/a', page({ seen: seqOf(9) }), store.epoch))
  store.clear(seqOf(12))
  t.equal(store.get('/a'), undefined)
  t.notOk(store.keep('/a', page({ seen: seqOf(11) }), store.epoch), 'purges between the two are lost')
})

t.test('a purge spares what was made after it, and a late fill does not replace a newer one', async (t) => {
  const store = openStore()
  store.keep('/a', page({ seen: seqOf(7), version: 7 }), store.epoch)
  store.purge(['a'], seqOf(6))
  t.equal(store.get('/a')?.version, 7)
  t.notOk(store.keep('/a', page({ seen: seqOf(6), version: 6 }), store.epoch))
  t.equal(store.get('/a')?.version, 7)
})

t.test('what is kept never exceeds its bytes, whatever is requested', async (t) => {
  const entry = fc.record({ key: fc.nat(60), bytes: fc.integer({ min: 0, max: 900 }), again: fc.boolean() })
  const property = fc.property(fc.array(entry, { maxLength: 200 }), (entries) => {
    const store = openStore(10_000)
    return entries.every(({ key, bytes, again }) => {
      store.keep(`/${key}`, page({ bytes }), store.epoch)
      if (again) store.get(`/${key}`)
      return store.bytes <= 10_000
    })
  })
  t.doesNotThrow(() => fc.assert(property))
})

t.test('copies count as what they occupy, and take the place of nothing else', async (t) => {
  const store = openStore(10_000)
  store.keep('/a', page({ bytes: 100 }), store.epoch)
  const grown = (present: Page) => ({ ...present, bytes: present.bytes + 50 })
  t.ok(store.replace('/a', ({ version }) => version === 0, grown))
  t.equal(store.bytes, 152)
  t.notOk(
    store.replace('/a', ({ version }) => version === 1, grown),
    'another response by now',
  )
  t.notOk(store.replace('/b', () => true, grown))
  t.equal(store.bytes, 152)
  store.purge(['a'], seqOf(2))
  t.equal(store.bytes, 0, 'its tags are still known')
})

t.test('long addresses count as what they occupy', async (t) => {
  const store = openStore(10_000)
  store.keep(`/${'a'.repeat(400)}`, page({ bytes: 100 }), store.epoch)
  t.equal(store.bytes, 501)
})

t.test('a flood of requests that nobody repeats displaces nothing that is requested often', async (t) => {
  const store = openStore(10_000)
  store.keep('/hot', page(), store.epoch)
  store.get('/hot')
  for (let at = 0; at < 10_000; at++) store.keep(`/search?q=${at}`, page({ bytes: 400 }), store.epoch)
  t.ok(store.get('/hot'))
  t.equal(compareSeen(seqOf(2), seqOf(10)) < 0, true)
})

t.test('spellings of one address have one key, and what has no such form has none', async (t) => {
  t.equal(canonicalUrl('/v1/products?limit=20&currency=EUR'), canonicalUrl('/v1/products?currency=%45UR&limit=20'))
  t.equal(canonicalUrl('/v1/products?'), '/v1/products')
  t.equal(canonicalUrl('/v1/products?&'), '/v1/products')
  t.not(canonicalUrl('/v1/products?tag=a&tag=b'), canonicalUrl('/v1/products?tag=b&tag=a'), 'order of one name stays')
  t.equal(canonicalUrl('/v1/products/caf%C3%A9'), null)
  t.equal(canonicalUrl('/v1/products?q=%ff'), null, 'no text')
  t.equal(canonicalUrl(`/v1/products?q=${'a'.repeat(3_000)}`), null)
})
