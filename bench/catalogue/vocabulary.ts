import { createRandom } from './random.ts'

const split = (text: string) => text.split(' ')
const list = (text: string) => text.split(',').map((entry) => entry.trim())

export const ADJECTIVES = split(
  'Classic Organic Soft Light Slim Everyday Large Mini Wide Heavy Recycled Foldable Insulated Handmade Washed Vintage Waterproof Ribbed Striped Quilted Matt Natural Compact Adjustable Padded Double Reversible Seamless Modern Rustic Brushed Oversized Cropped Stackable Portable Deluxe Junior Nordic Alpine Urban',
)
/** Of any text; "the" is every fifteenth word of English. */
export const COMMON_TERMS = split(
  'the and a of to in is with for it that on as this you are or from at by your not have one so can be which all will more when its made two has up out than keeps into over after only every no each if made them well their but comes most after where us new under own good long through just little gives makes holds small around between three same while first without day lasts works best easy fits feels simple ready adds because both back still',
)
export const COUNTRIES = split(
  'Portugal Italy Germany Turkey China Vietnam France India Poland Spain Japan Sweden Lithuania Denmark',
)
export const CARE_LABELS = list(
  'Machine wash at 30 °C, Wash by hand, Dishwasher safe, Wipe clean, Dry clean only, Do not tumble dry',
)
export const TAGS = list(
  'new, sale, gift, bestseller, organic, summer, winter, vegan, limited, recycled, autumn, basics, office, travel, outlet, spring, premium, handmade, local, wedding, holiday, kids, pets, plastic-free, fair trade, refill, exclusive, bundle, clearance, staff pick',
)

/** In the order in which a shop shows them. */
export const OPTION_VALUES: Readonly<Record<string, readonly string[]>> = {
  Size: split('XS S M L XL XXL 3XL'),
  Colour: split(
    'Black White Navy Grey Oat Olive Blue Red Green Rose Sand Mustard Terracotta Lilac Slate Ecru Plum Mint',
  ),
  'Shoe size': split('36 37 38 39 40 41 42 43 44 45 46'),
  Metal: list('Silver, Gold plated, 14k gold, Rose gold'),
  Length: list('12 cm, 16 cm, 20 cm, 24 cm, 45 cm, 1 m, 2 m'),
  Diameter: list('18 cm, 20 cm, 24 cm, 28 cm, 32 cm'),
  Capacity: list('30 ml, 50 ml, 100 ml, 250 ml, 500 ml, 1 l'),
  Material: list('Oak, Walnut, Ash, Black steel'),
  Pack: list('1 piece, 2 pieces, 4 pieces'),
  Age: list('0–3 months, 3–6 months, 6–12 months, 1–2 years, 3–4 years, 5–6 years'),
  Pages: split('64 96 128 192 256'),
  Weight: list('100 g, 250 g, 500 g, 1 kg'),
}

const SYLLABLES = split(
  'ka ro li ven tor mar del sa no bri hal ost fen gra lu mi ner pol qui ras sel tan ur vi wen xa yo zel bø dra ek fo',
)

/** Made of syllables, all different: brands, names of series, and the rare terms that every large shop is full of. */
function inventedNames(count: number, stream: number): string[] {
  const random = createRandom(0, stream)
  const names = new Set<string>()
  while (names.size < count) {
    const name = Array.from({ length: random.between(2, 4) }, () => random.pick(SYLLABLES)).join('')
    names.add(name.charAt(0).toUpperCase() + name.slice(1))
  }
  return [...names]
}

export const VENDORS: readonly string[] = inventedNames(600, 1)
export const RARE_TERMS: readonly string[] = inventedNames(30_000, 2)
