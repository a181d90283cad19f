import { readEmail } from '@stoa/kit/values/email'
import fc from 'fast-check'
import t from 'tap'

t.test('e-mail addresses of every script are taken, and kept with the domain as A-labels', async (t) => {
  for (const [typed, kept = typed] of [
    ["o'neil@example.com"],
    ['x+m=y_{1}@sub.example.photography'],
    ['ada@xn--bcher-kva.example'],
    ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
    ['Ada@BÜCHER.Example', 'Ada@xn--bcher-kva.example'],
    ['ada@почта.рф', 'ada@xn--80a1acny.xn--p1ai'],
    ['ada@例え。jp', 'ada@xn--r8jz45g.jp'],
    ['jörg@example.com'],
    ['jo\u0308rg@example.com', 'jörg@example.com'],
    ['用户@例え.jp', '用户@xn--r8jz45g.jp'],
    ['Ada.Lovelace@Example.COM', 'Ada.Lovelace@example.com'],
    [' ada@example.com\u00a0', 'ada@example.com'],
  ] as const) {
    t.equal(readEmail(typed), kept, typed)
  }
})

t.test('what is no address of exactly one mailbox is refused', async (t) => {
  for (const text of [
    ...['', '@', 'ada', 'ada@', '@example.com', 'no-at.example.com', 'ada@localhost'],
    ...['a@b@example.com', 'a b@example.com', 'a@example.com, b@example.com', 'a@b.co;c@d.co', '<a@example.com>'],
    ...['a@example.com\nBcc: x@example.com', 'a\u2028@b.co', '"a b"@example.com', 'Ada <a@example.com>', 'a(b)@c.de'],
    ...['.a@b.co', 'a.@b.co', 'a..b@b.co', 'a@-b.de', 'a@b-.de', 'a@b..de', 'a@b_c.de', 'a@[1.2.3.4]', 'a@b.de.'],
    ...['a\u200bb@c.de', 'a\u202eb@c.de', 'a\uff20x@c.de', 'a\uff0cb@c.de', 'a@b%2ec.de', 'a@b/c.de', 'a@b:1.de'],
    `${'ü'.repeat(130)}@example.com`,
  ]) {
    t.equal(readEmail(text), null, encodeURIComponent(text))
  }
})

t.test('an address that is kept is read as itself, and in any script it has one @ and no blank', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 30 })
  fc.assert(
    fc.property(text, text, fc.constantFrom('example.com', 'bücher.example', 'ПОЧТА.рф'), (local, label, domain) => {
      for (const typed of [`${local}@${domain}`, `${local}@${label}.${domain}`, local]) {
        const kept = readEmail(typed)
        if (kept === null) continue
        if (readEmail(kept) !== kept || !/^[^@\s]+@[a-z0-9.-]+$/u.test(kept)) return false
      }
      return true
    }),
  )
})
