import fc from 'fast-check'
import t from 'tap'
import { nameToGreet, withoutLinks, withoutNumbers } from '../domain/plain-text.ts'

/** What stands in the names of hosts, as mail programs see them, beside letters: emoji, marks, joiners, dots of all kinds. */
const HOSTS = [
  'i❤.ws',
  '👍.to',
  'evil\u0301.w\u0301s',
  'a\u0301.ws',
  'evil.\u0301com',
  'evil\u200b.com',
  'evil.\u200dcom',
]
const DOTS = [
  'evil1.io',
  'shop24.com',
  'evil1。io',
  'evil．io',
  'evil｡io',
  'evil․io',
  'a⒈com',
  '192.0.2.1',
  'evil.xn--p1ai',
]

t.test('no name is greeted with that a mail program may make a link of', async (t) => {
  const others = ['x.1', 'www.e', 'tel:0900', 'a：／／b', 'a＠b', 'Ada?t=1', 'Call 0900 123 456', '\\\\evil\\share']
  for (const name of [...HOSTS, ...DOTS, ...others]) {
    for (const written of [name, `Ada ${name}`, `${name} Lovelace`, `(${name})`])
      t.equal(nameToGreet(written), null, written)
  }
  const names = [
    'J.R. Ewing',
    'J.R.R. Tolkien',
    'J.-P. Sartre',
    'Hans-J. Müller',
    'Martin L. King Jr., PhD',
    'J.É.',
    'Louis 14',
  ]
  for (const name of names) t.equal(nameToGreet(name), name)
})

t.test('what looks like a host is none any more once it is written into a mail', async (t) => {
  for (const [written, shown] of [
    ['i❤.ws', 'i❤. ws'],
    ['evil\u0301.w\u0301s', 'evil\u0301. w\u0301s'],
    ['evil.\u200dcom', 'evil. \u200dcom'],
    ['evil․io', 'evil. io'],
    ['x.1', 'x. 1'],
    ['www.e', 'www. e'],
    ['192.0.2.1', '192.0.2. 1'],
    ['\\\\evil\\share', '\\ \\evil\\share'],
    ['tel:0900', 'tel: 0900'],
    ['a＠b', 'a @ b'],
    ['12.345.678, 10:30', '12.345.678, 10:30'],
    ['Ltd., c/o Müller e.V.', 'Ltd., c/o Müller e.V.'],
    ['Str.-Nr. 5', 'Str.-Nr. 5'],
  ] as const) {
    t.equal(withoutLinks(written), shown, written)
  }
})

/** A careless program's idea of a host: a dot in a word, with more than one character after it, or a digit after no digit. */
const LOOKS_LIKE_A_HOST =
  /\S\.(?![0-9])[^\s.,;!?()[\]{}'"’“”-][^\s.]|[^0-9\s]\.[0-9]|(?:[0-9]+\.){3}[0-9]|www\.[\p{L}\p{N}]/iu

t.test('whatever is written, no mail shows a host in it', async (t) => {
  const pieces = fc.constantFrom(
    ...['.', '。', '．', '｡', '․', ' ', '-', '1', '23', 'a', 'É', 'ws', 'www', 'com', 'xn--p1ai', 'मु', '店'],
    ...[
      '❤',
      '👍🏽',
      '\u0301',
      '\u200b',
      '\u200d',
      '\u00ad',
      '\u2060',
      '\ufe0f',
      '\u202e',
      '\u00a0',
      '/',
      '\\',
      ':',
      '@',
      '＠',
    ],
  )
  const texts = fc.array(fc.oneof({ weight: 4, arbitrary: pieces }, fc.string({ unit: 'binary', maxLength: 2 })), {
    maxLength: 14,
  })
  const holds = fc.property(texts, (parts) => {
    const text = parts.join('')
    const seen = (shown: string) => shown.normalize('NFKC').replaceAll('。', '.')
    const broken = withoutLinks(text)
    const greeted = seen(nameToGreet(text) ?? '')
    return (
      !LOOKS_LIKE_A_HOST.test(broken.replace(/[。．｡․﹒︒]/gu, '.')) &&
      !LOOKS_LIKE_A_HOST.test(greeted) &&
      !/:[/\\]|\S@\S|\\\\/.test(broken)
    )
  })
  t.doesNotThrow(() => fc.assert(holds, { numRuns: 5_000 }))
})

t.test('what stands between digits hides no telephone number', async (t) => {
  for (const written of [
    'call 03012 -- 34567',
    'call 0 30 12 (then) 34 56 7',
    '0301..............2345',
    '030 and then 123 and 45',
    '0\u20283\u200b0\u2003❤ ❤ ❤ ❤123',
    '٠٣٠-١٢٣٤٥',
  ]) {
    t.notMatch(withoutNumbers(written), /\p{Nd}/u)
  }
  for (const written of ['2 of the 30 mugs', 'The 12 cups that came on Monday have 3456 cracks', 'Room 12345', ''])
    t.equal(withoutNumbers(written), written)
  t.equal(withoutNumbers('❶❷❸ ➀➁➂'), '••• •••')
  t.equal(withoutNumbers('2 cups came broken on Monday: 030 12345'), '2 cups came broken on Monday: ••• •••••')
})
