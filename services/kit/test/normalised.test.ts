import { isEmail } from '@stoa/kit/values/email'
import { normalised } from '@stoa/kit/values/normalised'
import fc from 'fast-check'
import t from 'tap'

const FORMS = ['NFC', 'NFD', 'NFKC', 'NFKD'] as const
/** Each of the later marks goes before all of the earlier ones: half an hour's work for as many as a file may have. */
const MANY = 1_000_000

t.test('a text of any language has the form that it always had', async () => {
  const texts = fc.string({ unit: 'binary', maxLength: 60 })
  fc.assert(
    fc.property(texts, fc.constantFrom(...FORMS), (text, form) => normalised(text, form) === text.normalize(form)),
  )
})

t.test('marks without end are cut where no language has them, however they are mixed', async (t) => {
  const blocks = `a${'\u0315'.repeat(MANY)}${'\u0316'.repeat(MANY)}b`
  const inTurn = `a${'\u0315\uff9e'.repeat(MANY)}b`
  for (const form of FORMS) {
    for (const text of [blocks, inTurn]) {
      const result = normalised(text, form)
      t.ok([...result].length <= 32 && result.startsWith('a') && result.endsWith('b'), form)
    }
  }
})

t.test('an address of marks without end is none', async (t) => {
  t.notOk(isEmail(`a${'\u0315'.repeat(MANY)}${'\u0316'.repeat(MANY)}@example.com`))
})
