import t from 'tap'
import { createSearchIndex } from '../search/search-index.ts'
import { Vocabulary } from '../search/vocabulary.ts'
import { entry, indexOf, walk } from './search-entries.ts'

/** For each title, the texts that must find its product, whatever the others are called. */
const WANTED: Record<string, readonly string[]> = {
  // Apostrophes, hyphens, joined and split spellings, also when another product has the other one.
  "Women's Parka": ["women's", 'women’s', 'womens', 'women', "women's parka", 'womens parkas'],
  'Womens Fleece': ["women's fleece", 'womens', 'women'],
  'T-Shirt Kapok': ['t-shirt', 'tshirt', 't shirt', 'T‑Shirt', 'shirt', 'tshirts', 't-shirts'],
  'Tshirt Two': ['t-shirt two', 'tshirt', 't shirt two'],
  'T Shirt Three': ['tshirt', 't-shirt', 't shirt'],
  'Wi-Fi Router': ['wi-fi', 'wifi', 'wi fi', 'WiFi router', 'wlan wifi'],
  'Wi Fi Repeater': ['wifi', 'wi-fi'],
  'E-Bike Lock': ['e-bike', 'ebike', 'e bike', 'ebikes'],
  'O’Neill Boardshort': ["o'neill", 'oneill', 'neill'],
  "L'Oréal Mascara": ['loreal', "l'oreal", 'oreal', 'l’oréal'],
  'USB-C Hub': ['usb-c', 'usbc', 'usb c'],
  "Rock'n'Roll Poster": ["rock'n'roll", 'rock n roll', 'rocknroll', 'rock and roll'],
  'H&M Voucher': ['h&m', 'hm', 'h & m'],
  'Sun Glasses': ['sunglasses', 'sun-glasses'],
  Backpack: ['back pack', 'back-pack', 'backpacks'],
  // Plurals and singulars.
  'Kimono Dress': ['dresses', 'dress'],
  'Oak Box': ['boxes'],
  'Field Watch': ['watches'],
  'Hair Brush': ['brushes'],
  'Paring Knife': ['knives'],
  'Wool Scarf': ['scarves'],
  'Cherry Tree': ['cherries'],
  'Toy Shelf': ['shelves'],
  'Party Dish': ['dishes'],
  'Travel Mugs': ['mug'],
  'Steak Knives': ['knife'],
  'Car Batteries': ['battery'],
  'Leather Gloves': ['glove'],
  'Movie Cookies': ['cookie', 'movies'],
  'Brake Line': ['brake lines'],
  Gartenstuhl: ['gartenstühle', 'Gartenstühlen'],
  Buchhalter: ['buchhalter'],
  Buch: ['bücher'],
  Bücher: ['bücher', 'bucher', 'buecher'],
  // Letters that are written otherwise where the keyboard does not have them.
  'Straße Öl': ['strasse', 'straße', 'oel', 'öl', 'ol'],
  Smørrebrød: ['smorrebrod', 'smoerrebroed', 'smørrebrød'],
  'Œuvre Ægir': ['oeuvre', 'aegir'],
  'Łódź Đakovo': ['lodz', 'dakovo'],
  Þingvellir: ['thingvellir', 'þingvellir'],
  'Kapı İstanbul': ['kapi', 'KAPI', 'istanbul', 'İSTANBUL'],
  // Writing without spaces.
  有机绿茶杯: ['绿茶', '茶杯', '有机绿茶', '茶', '绿茶 有机'],
  東京のラーメン: ['ラーメン', '東京', 'ﾗｰﾒﾝ'],
  ガラスのコップ: ['ガラス', 'コップ'],
  '한국 홍삼정': ['홍삼', '한국', '홍삼정'],
  น้ำผึ้งป่าแท้: ['น้ำผึ้ง', 'ผึ้งป่า'],
  'iPhone 15 ケース': ['iphone15', 'iphone ケース', 'ケース'],
}

t.test('plurals, joined and split spellings, folded letters and scripts without spaces are found', async (t) => {
  const index = indexOf(...Object.keys(WANTED).map((title) => entry(title)))
  for (const [title, texts] of Object.entries(WANTED)) {
    for (const text of texts) {
      const { ids } = index.query({ text, currency: 'EUR', limit: 50 })
      t.ok(ids.includes(title), `${text} finds ${title}`)
    }
  }
})

t.test('what means something else is not found', async (t) => {
  const index = indexOf(...Object.keys(WANTED).map((title) => entry(title)))
  const ids = (text: string) => index.query({ text, currency: 'EUR', limit: 50 }).ids
  t.same(ids('茶杯'), ['有机绿茶杯'])
  t.same(ids('红茶杯子店'), ['有机绿茶杯'], 'some of it rather than nothing')
  t.same(ids('カラ'), [], 'a mark of kana makes another letter')
  t.same(ids('buch'), ['Buch', 'Bücher', 'Buchhalter'], 'the word itself before its plural and longer words')
  t.same(ids('poster'), ["Rock'n'Roll Poster"])
})

t.test('a term and its forms are forgotten with the last product that has them', async (t) => {
  const index = indexOf(entry('a', { title: 'Knives' }), entry('b', { title: 'Wi-Fi' }))
  index.put(entry('a', { version: 2, title: 'Spoons' }))
  index.remove('b')
  for (const text of ['knife', 'knives', 'wifi', 'wi-fi']) {
    t.same(index.query({ text, currency: 'EUR', limit: 5 }).ids, [], text)
  }
  t.same(index.query({ text: 'spoon', currency: 'EUR', limit: 5 }).ids, ['a'])
})

t.test('three misspelt words of a text are corrected, so that no text takes long', (t) => {
  const index = indexOf(
    entry('prd_1', { title: 'Leather Wallet Brown Buckle' }),
    entry('prd_2', { title: 'Ceramic Teapot' }),
  )
  const { within } = Vocabulary.prototype
  let looks = 0
  Vocabulary.prototype.within = function (this: Vocabulary, ...given) {
    looks += 1
    return within.apply(this, given)
  }
  t.teardown(() => {
    Vocabulary.prototype.within = within
  })
  const idsOf = (text: string) => index.query({ currency: 'EUR', text, limit: 20 }).ids
  t.same(idsOf('leathxr walxet bruwn'), ['prd_1'])
  t.equal(looks, 3)
  t.same(idsOf('leathxr buckle qqqqqqqq wwwwwwww'), ['prd_1'], 'the best of what is known')
  looks = 0
  idsOf('aaaaaaaa bbbbbbbb cccccccc dddddddd eeeeeeee ffffffff gggggggg hhhhhhhh')
  t.equal(looks, 3)
  t.same(idsOf('dddddddd teapxt'), ['prd_2'], 'a word that was one too many is corrected in another text')
  looks = 0
  index.suggest('iiiiiiii jjjjjjjj kkkkkkkk llllllll mmmmmmmm', 5)
  t.ok(looks <= 3)
  t.end()
})

t.test('two letters stand for the words that begin with them only where a text ends', (t) => {
  const index = indexOf(
    entry('prd_1', { title: 'Leather Wallet' }),
    entry('prd_2', { title: 'Wallet' }),
    entry('prd_3', { title: 'TV Stand' }),
  )
  const { beginningWith } = Vocabulary.prototype
  const short: string[] = []
  Vocabulary.prototype.beginningWith = function (this: Vocabulary, prefix) {
    if (prefix.length === 2) short.push(prefix)
    return beginningWith.call(this, prefix)
  }
  t.teardown(() => {
    Vocabulary.prototype.beginningWith = beginningWith
  })
  const idsOf = (text: string) => index.query({ currency: 'EUR', text, limit: 20 }).ids
  t.same(idsOf('wallet le'), ['prd_1'], 'what is being typed')
  t.same(idsOf('tv stand'), ['prd_3'], 'a whole word')
  t.same(idsOf('le wallet').toSorted(), ['prd_1', 'prd_2'], 'no word of theirs')
  short.length = 0
  idsOf('qqqqqqqq wwwwwwww rrrrrrrr le wa tv st')
  t.same([...new Set(short)], ['st'], 'most of a catalogue begins with one of many')
  index.suggest('le wa tv sta', 5)
  t.same([...new Set(short)], ['st'])
  t.end()
})

t.test('a text of which no product has every word finds the thousand best, in any order, with their facets', (t) => {
  const index = createSearchIndex()
  const facets: [string, string][] = [['vendor', 'Acme']]
  for (let at = 0; at < 1_500; at++) index.put(entry(`prd_${at}`, { title: 'Mug', facets, published_ms: at }))
  index.put(entry('prd_best', { title: 'Red Mug', facets, published_ms: 2_000 }))
  const query = { currency: 'EUR', limit: 2, total: true, facets: ['vendor'] }
  t.equal(index.query({ ...query, text: 'mug' }).total, 1_501, 'what every product has is no matter of this')
  for (const sort of ['relevance', 'newest'] as const) {
    const found = index.query({ ...query, text: 'red mug qqqqqqqq', sort })
    t.equal(found.total, 1_000)
    t.equal(found.ids[0], 'prd_best')
    t.same(found.facets, { vendor: [{ value: 'Acme', count: 1_000 }] })
  }
  t.same(walk(index, { currency: 'EUR', limit: 100, text: 'red mug qqqqqqqq' }).flat().length, 1_000)
  t.end()
})

t.test('whoever wants it gets what was typed, before and after others were corrected', async (t) => {
  const index = indexOf(entry('prd_1', { title: 'Leather Wallet' }), entry('prd_2', { title: 'Walnut Bowl' }))
  const search = (text: string, isExact: boolean) =>
    index.query({ currency: 'EUR', text, isExact, limit: 20, total: true })
  for (let turn = 0; turn < 2; turn += 1) {
    t.match(search('walxet', true), { ids: [], total: 0, text: { corrected: null, isLoose: false } })
    t.match(search('walxet', false), { ids: ['prd_1'], total: 1, text: { corrected: 'wallet' } })
  }
  t.match(search('leather walxet', true), { ids: ['prd_1'], text: { corrected: null, isLoose: true } })
  t.match(search('wall', true), { ids: ['prd_1'] }, 'beginnings of words are what was typed')
  t.match(search('bowls', true), { ids: ['prd_2'] }, 'and so are plurals')
})
