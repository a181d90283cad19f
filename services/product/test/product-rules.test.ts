import type { DomainError } from '@stoa/kit/values/problem'
import fc from 'fast-check'
import t from 'tap'
import { checkParent, createCategoryTree, newCategory } from '../domain/category.ts'
import { DESCRIPTION_LIMITS, readDescription } from '../domain/description.ts'
import { checkVariants, optionsOf, variantTitle } from '../domain/option.ts'
import { priceRangeIn } from '../domain/price-range.ts'
import { isPublished, type Product } from '../domain/product.ts'
import { isSlug, makeSlug, slugOfHandle } from '../domain/slug.ts'
import { parseMinorUnits } from '../import/money-text.ts'
import { readValue, writeValue } from '../import/own/values.ts'
import { readMetafield } from '../import/shopify/metafield.ts'
import { wordPressSlugs } from '../import/woocommerce/permalink.ts'

/** Minor units as decimal text with all digits of the currency: 1999 → `19.99`, yen 500 → `500`. */
function formatMinorUnits(amount: number, exponent: number): string {
  const digits = String(amount).padStart(exponent + 1, '0')
  return exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
}

t.test('decimal text becomes minor units without passing through a float', async (t) => {
  t.same(parseMinorUnits('19.99', 2), { amount: 1999 })
  t.same(parseMinorUnits('500', 2), { amount: 50000 })
  t.same(parseMinorUnits('.5', 2), { amount: 50 })
  t.same(parseMinorUnits('5000.00', 0), { amount: 5000 }, 'yen as Shopify writes them')
  t.same(parseMinorUnits('1.234', 3), { amount: 1234 })
  t.same(parseMinorUnits('90071992547409.91', 2), { amount: Number.MAX_SAFE_INTEGER })
  t.same(parseMinorUnits('90071992547409.92', 2), { problem: 'too_large' })
  t.same(parseMinorUnits('1.999', 2), { problem: 'too_precise' })
  t.same(parseMinorUnits('-1', 2), { problem: 'negative' })
  for (const [text, amount] of [
    ...[['1,50', 150] as const, [',5', 50] as const, ['-0,00', 0] as const],
    ...[['1.234,50', 123450] as const, ['1,234.50', 123450] as const, ['1.234.567,8', 123456780] as const],
    ...[["1'234.50", 123450] as const, ['1\u00a0234,50', 123450] as const, ['1 234 567.00', 123456700] as const],
  ]) {
    t.same(parseMinorUnits(text, 2), { amount }, `${text}, as half of the world writes it`)
  }
  t.same(parseMinorUnits('1,50', 0), { problem: 'too_precise' })
  for (const [text, exponent] of [['1,234', 2] as const, ['12.345', 2] as const, ['1,234', 0] as const]) {
    t.notOk('amount' in parseMinorUnits(text, exponent), `${text} may be a thousand`)
  }
  t.same(parseMinorUnits('1,234', 2), { problem: 'ambiguous' })
  t.same(parseMinorUnits('1,500', 3), { problem: 'ambiguous' }, 'also where three decimals are usual')
  t.same(parseMinorUnits('1.500', 3), { amount: 1500 })
  for (const text of ['1,234,567', '1.234.567', '1.2345,00', "1'234,567", '1,23,45.00', '1.234.50']) {
    t.notOk('amount' in parseMinorUnits(text, 2), `${text} is a guess`)
  }
  for (const text of ['', '.', '1e3', '0x10', '1.2.3', '€5', 'NaN', '1 000']) {
    t.same(parseMinorUnits(text, 2), { problem: 'not_decimal' }, text)
  }
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.constantFrom(0, 2, 3, 4), (amount, exponent) => {
      const text = formatMinorUnits(amount, exponent)
      const read = parseMinorUnits(text, exponent)
      if (!('amount' in read) || read.amount !== amount) throw new Error(`${amount} was written ${text}`)
    }),
  )
})

t.test('a text that may be a number of thousands stays a text, in files of others and of our own', async (t) => {
  for (const read of [(text: string) => readMetafield(text, false).value, readValue]) {
    for (const text of ['1.000', '12.500', '-1.000']) t.equal(read(text), text)
    t.equal(read('1000'), 1000)
    t.equal(read('1.5'), 1.5)
  }
  t.equal(readValue(writeValue(1.234)), 1.234)
  t.equal(readValue(writeValue('1.000')), '1.000')
  t.equal(readValue(writeValue('1.234')), '1.234')
})

t.test('a metafield that would lose a zero as a number stays a text', async (t) => {
  for (const text of ['12.10', '2.0', '42.00', '-0', '0.50']) t.equal(readMetafield(text, false).value, text)
  for (const number of [0, 12.1, -3, 0.5]) t.equal(readMetafield(String(number), false).value, number)
})

t.test('slugs are ASCII, stable, and spell names of every script', async (t) => {
  t.equal(makeSlug('  Crème brûlée — Straße & Co. '), 'creme-brulee-strasse-and-co')
  t.equal(makeSlug('Łódź Smørrebrød'), 'lodz-smorrebrod')
  t.equal(makeSlug('Tee Красный чайник'), 'tee-krasnyy-chaynik')
  t.equal(makeSlug('Καφές φίλτρου'), 'kafes-filtroy')
  t.not(makeSlug('日本酒'), makeSlug('日本茶'))
  t.match(makeSlug('\u0301\ue000'), /^p-[a-z0-9]+$/, 'what has no spelling is told by its hash')
  t.notOk(isSlug('prd_01kav5q0n0e1r8wz3t5y7u9i0p'), 'a slug may not look like an id')
  t.equal(slugOfHandle('Ocean-blue_shirt--2'), 'ocean-blue_shirt--2', 'handles keep their shape')
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      (text) => isSlug(makeSlug(text)) && makeSlug(makeSlug(text)) === makeSlug(text),
    ),
  )
})

t.test('old addresses of WordPress are made of names as it makes them', async (t) => {
  // Of real shops: their names and permalinks.
  for (const [name, slug] of [
    ['JACK & JONES JUNIOR Set majica i šorc JACOMAHA', 'jack-jones-junior-set-majica-i-sorc-jacomaha'],
    ['JACK & JONES Šorc za kupanje JNR', 'jack-jones-sorc-za-kupanje-jnr'],
    ['REEBOK set za novorođene bebe', 'reebok-set-za-novorodjene-bebe'],
    ['Mother & Child', 'mother-child'],
    ['Käsespätzle groß', 'kaesespaetzle-gross'],
    ['Käsespätzle groß', 'kasespatzle-gros'],
    ['Rødgrød på blå', 'roedgroed-paa-blaa'],
    ['ÓLEO 1,5 l (Seq) 100% — v2.0/3', 'oleo-15-l-seq-100-v2-0-3'],
    ['Công tắc cảm ứng', 'cong-tac-cam-ung'],
    ['Чайник №5 «Йод»', 'чайник-№5-йод'],
    ['ברכת הבית – קלאסי', 'ברכת-הבית-קלאסי'],
    ['Mug’s 10" × 2°', 'mugs-10-x-2'],
    ['ж'.repeat(40), 'ж'.repeat(33)],
  ] as const)
    t.ok(wordPressSlugs(name).includes(slug), `${name}: ${wordPressSlugs(name)}`)
  t.same(wordPressSlugs('Plain mug'), ['plain-mug'])
  t.same(wordPressSlugs('&'), [])
})

t.test('options and variants must agree', async (t) => {
  const codes = (names: string[], rows: Record<string, string>[], values?: string[]) => {
    const variants = rows.map((option_values) => ({ option_values }))
    const options = optionsOf(names, variants).map((option) => ({ ...option, values: values ?? option.values }))
    return checkVariants(options, variants).map((problem) => [problem.code, problem.index])
  }
  t.same(
    codes(
      ['Size', 'Colour'],
      [
        { Size: 'S', Colour: 'Red' },
        { Size: 'S', Colour: 'Blue' },
      ],
    ),
    [],
  )
  t.same(codes([], [{}]), [])
  t.same(codes(['Size'], []), [['no_variants', null]])
  t.same(codes(['Size'], [{ Size: 'S' }, { Size: ' s' }]), [['duplicate_variant', 1]])
  t.same(codes([], [{}, {}]), [['duplicate_variant', 1]])
  t.same(codes(['Size', 'size'], [{ Size: 'S', size: 'S' }]), [['duplicate_option', null]])
  t.same(codes(['A', 'B', 'C', 'D'], [{ A: '1', B: '1', C: '1', D: '1' }]), [['too_many_options', null]])
  t.same(codes(['Size'], [{ Size: 'XL' }], ['S']), [['option_value_unknown', 0]])
  t.same(codes(['Size'], [{ Size: 'S' }, { Colour: 'Red' }]), [
    ['option_value_missing', 1],
    ['option_unknown', 1],
  ])
  t.same(codes(['constructor'], [{ Size: 'S' }]), [
    ['option_value_missing', 0],
    ['option_unknown', 0],
  ])
  t.equal(variantTitle(['Size', 'Colour'], { Colour: 'Red', Size: 'S' }), 'S / Red')
})

t.test('a tree of categories has a limit of depth, with all that is below what is moved', async (t) => {
  const now = '2026-01-01T00:00:00.000Z'
  const chain = (prefix: string, length: number) =>
    Array.from({ length }, (_, n) =>
      newCategory(`${prefix}${n + 1}`, { name: `${prefix}${n}`, parent_id: n === 0 ? null : `${prefix}${n}` }, now),
    )
  const tree = createCategoryTree([...chain('a', 20), ...chain('b', 5), ...chain('c', 15)])
  const codeOf = (id: string, parent: string) => {
    try {
      checkParent(tree, id, parent)
      return null
    } catch (error) {
      return (error as DomainError).extras.errors?.[0]?.code
    }
  }
  t.equal(codeOf('new', 'a19'), null)
  t.equal(codeOf('new', 'a20'), 'too_deep')
  t.equal(codeOf('b1', 'c15'), null, 'five below fifteen')
  t.equal(codeOf('b1', 'a16'), 'too_deep')
  t.equal(codeOf('a20', 'b5'), null)
  t.equal(codeOf('a2', 'a5'), 'ring')
})

t.test('descriptions are made safe, and readable as text', async (t) => {
  const html =
    '<p onclick="x()" style="color:red">Soft <b>co</b>tton</p><script>alert(1)</script><ul><li>A &amp; B</li><li>&lt;C&gt;</li></ul><a href="javascript:x()">l</a><img src="https://e.com/a.jpg" onerror="x()"><iframe src="https://e.com"></iframe>'
  const read = (text: string) => {
    const result = readDescription(text)
    return 'description' in result ? result.description : { html: '', text: result.problem.code }
  }
  const { html: safe, text } = read(html)
  t.notMatch(safe, /script|onclick|onerror|javascript|style|iframe/)
  t.match(safe, '<p>Soft <b>co</b>tton</p><ul><li>A &amp; B</li>')
  t.equal(text, 'Soft cotton A & B <C> l')
  t.equal(read(safe).html, safe)
  const { characters, depth } = DESCRIPTION_LIMITS
  t.equal(read('<div>'.repeat(depth)).html, '<div>'.repeat(depth) + '</div>'.repeat(depth))
  t.equal(read('<div>'.repeat(depth + 1)).text, 'too_deep')
  t.equal(read('<p>a</p>'.repeat(depth * 10)).text.length, depth * 20 - 1, 'siblings are not nested')
  t.equal(read('a'.repeat(characters)).html.length, characters)
  t.equal(read('a'.repeat(characters + 1)).text, 'too_long')
  t.equal(read('&'.repeat(characters)).text, 'too_long', 'what is stored is limited too')
})

t.test('prices in a currency and the moment of publication', async (t) => {
  const price = (currency: string, amount: number) => ({ currency, amount, compare_at: null })
  const product = {
    variants: [{ prices: [price('EUR', 900), price('USD', 1000)] }, { prices: [price('EUR', 700)] }],
  } as unknown as Product
  t.match(priceRangeIn(product, 'EUR'), { min: { amount: 700 }, max: { amount: 900 } })
  t.equal(priceRangeIn(product, 'JPY'), null)
  const shown = { status: 'active', published_at: '2026-05-01T00:00:00.000Z' } as const
  t.equal(isPublished(shown, '2026-04-30T23:59:59.999Z'), false)
  t.equal(isPublished(shown, '2026-05-01T00:00:00.000Z'), true)
  t.equal(isPublished({ ...shown, status: 'archived' }, '2026-06-01T00:00:00.000Z'), false)
})
