import { createAddresses } from '@stoa/kit/calls/addresses'
import type { UnavailableError } from '@stoa/kit/values/problem'
import t from 'tap'

function watch(found: string[], probe?: (origin: string) => Promise<boolean>) {
  let now = 0
  let list = found
  const watched = createAddresses({
    ...(probe ? { probe } : {}),
    url: 'http://stock:80',
    clock: () => now,
    resolve: async () => {
      if (list.length === 0) throw new Error('ENOTFOUND')
      return list
    },
  })
  const addresses = {
    ...watched,
    /** An address for a request that is over at once. */
    async take(avoid?: string) {
      const origin = await watched.take(avoid)
      watched.ended(origin)
      return origin
    },
  }
  return {
    addresses,
    /** An address for a request that goes on. */
    hold: async () => short(await watched.take()),
    pass: (ms: number) => {
      now += ms
    },
    publish: (next: string[]) => {
      list = next
    },
  }
}

const refusal = async (promise: Promise<unknown>): Promise<UnavailableError> =>
  (await promise.then(
    () => {
      throw new Error('it got a response')
    },
    (error) => error,
  )) as UnavailableError

const short = (origin: string) => origin.replace('http://', '').replace(':80', '')

t.test('addresses of a service', async (t) => {
  t.test('take turns, evenly', async (t) => {
    const { addresses } = watch(['10.0.0.1', '10.0.0.2', '10.0.0.3'])
    const taken: string[] = []
    for (let i = 0; i < 9; i += 1) taken.push(short(await addresses.take()))
    for (const one of ['10.0.0.1', '10.0.0.2', '10.0.0.3']) t.equal(taken.filter((each) => each === one).length, 3)
  })

  t.test('those with the fewest requests under way come first', async (t) => {
    const { addresses, hold } = watch(['10.0.0.1', '10.0.0.2', '10.0.0.3'])
    const held = [await hold(), await hold()]
    const third = ['10.0.0.1', '10.0.0.2', '10.0.0.3'].find((each) => !held.includes(each))
    for (let i = 0; i < 5; i += 1) t.equal(short(await addresses.take()), third)
    t.equal(await hold(), third)
    addresses.ended(`http://${held[0]}:80`)
    for (let i = 0; i < 5; i += 1) t.equal(short(await addresses.take()), held[0])
  })

  t.test('one that failed is probed, by one probe, before it is used again', async (t) => {
    const probes: PromiseWithResolvers<boolean>[] = []
    const { addresses, pass } = watch(['10.0.0.1', '10.0.0.2'], (origin) => {
      t.equal(short(origin), '10.0.0.1')
      const probe = Promise.withResolvers<boolean>()
      probes.push(probe)
      return probe.promise
    })
    const onlySecond = async () => {
      for (let i = 0; i < 4; i += 1) t.equal(short(await addresses.take()), '10.0.0.2')
    }
    await addresses.take()
    addresses.failed('http://10.0.0.1:80')
    await onlySecond()
    t.equal(probes.length, 0, 'left alone first')
    pass(5_001)
    await onlySecond()
    t.equal(probes.length, 1)
    probes[0]?.resolve(false)
    await onlySecond()
    pass(5_001)
    await onlySecond()
    t.equal(probes.length, 2, 'again after another five seconds')
    probes[1]?.resolve(true)
    await probes[1]?.promise
    await new Promise(setImmediate)
    t.equal(new Set([await addresses.take(), await addresses.take()]).size, 2, 'back in turn')
  })

  t.test('a frozen one gets nothing more after a second, and one that is only slow does', async (t) => {
    let isServing = false
    let probes = 0
    const { addresses, hold, pass } = watch(['10.0.0.1', '10.0.0.2'], async () => {
      probes += 1
      return isServing
    })
    const held = await hold()
    const other = held === '10.0.0.1' ? '10.0.0.2' : '10.0.0.1'
    // Busy, so that the number of requests under way speaks for the frozen one.
    for (let i = 0; i < 6; i += 1) await hold()
    pass(1_001)
    addresses.responded(`http://${other}:80`, 200)
    for (let i = 0; i < 6; i += 1) t.equal(await hold(), other)
    t.equal(probes, 1, 'and was probed')
    isServing = true
    pass(5_001)
    addresses.responded(`http://${other}:80`, 200)
    await addresses.take()
    await new Promise(setImmediate)
    t.equal(short(await addresses.take()), held, 'it has fewer under way, and its probe passed')
  })

  t.test('are looked up again, and outlive a name server that is away', async (t) => {
    const { addresses, pass, publish } = watch(['10.0.0.1'])
    await addresses.take()
    publish(['10.0.0.2', 'fd00::1'])
    pass(400)
    t.equal(short(await addresses.take()), '10.0.0.1', 'young enough to be used unasked')
    pass(5_000)
    const taken = new Set([short(await addresses.take()), short(await addresses.take())])
    t.same([...taken].sort(), ['10.0.0.2', '[fd00::1]'])
    publish([])
    pass(5_000)
    t.match(short(await addresses.take()), /10\.0\.0\.2|fd00/)
  })

  t.test('are left alone for five seconds after a failure, the last one never', async (t) => {
    const { addresses, pass } = watch(['10.0.0.1', '10.0.0.2'])
    await addresses.take()
    addresses.failed('http://10.0.0.1:80')
    for (let i = 0; i < 4; i += 1) t.equal(short(await addresses.take()), '10.0.0.2')
    addresses.failed('http://10.0.0.2:80')
    t.ok(await addresses.take(), 'both failed: still one is tried')
    addresses.responded('http://10.0.0.2:80', 200)
    pass(5_001)
    const taken = new Set([short(await addresses.take()), short(await addresses.take())])
    t.equal(taken.size, 2, 'back in turn')
  })

  t.test('a row of server errors ejects, one does not', async (t) => {
    const { addresses } = watch(['10.0.0.1', '10.0.0.2'])
    await addresses.take()
    for (let i = 0; i < 4; i += 1) addresses.responded('http://10.0.0.1:80', 500)
    addresses.responded('http://10.0.0.1:80', 200)
    addresses.responded('http://10.0.0.1:80', 500)
    t.equal(new Set([await addresses.take(), await addresses.take()]).size, 2)
    for (let i = 0; i < 4; i += 1) addresses.responded('http://10.0.0.1:80', 503)
    t.equal(new Set([await addresses.take(), await addresses.take()]).size, 1)
  })

  t.test('breaker: opens when no address responds, lets one try, closes on a response', async (t) => {
    const { addresses, pass } = watch(['10.0.0.1', '10.0.0.2'])
    await addresses.take()
    for (let i = 0; i < 50; i += 1) addresses.failed('http://10.0.0.1:80')
    t.notOk(addresses.isOpen(), 'one hung replica is not a dead service')
    addresses.failed('http://10.0.0.2:80')
    t.ok(addresses.isOpen())
    const error = await refusal(addresses.take())
    t.equal(error.code, 'service_unavailable')
    t.equal(error.sent, false)
    t.equal(error.extras.headers?.['retry-after'], '1')
    pass(1_001)
    t.ok(await addresses.take(), 'half open')
    await t.rejects(addresses.take(), 'and only for one')
    addresses.responded('http://10.0.0.2:80', 200)
    t.ok(await addresses.take())
  })

  t.test('retries stay a fifth of the requests', async (t) => {
    const { addresses } = watch(['10.0.0.1', '10.0.0.2'])
    let retries = 0
    for (let i = 0; i < 1_000; i += 1) {
      await addresses.take()
      if (addresses.spendRetry()) retries += 1
    }
    t.ok(retries <= 211 && retries >= 190, `${retries} of 1000`)
  })
})
