import { ASIAN_HEADERS } from './languages/asian.ts'
import { GERMANIC_HEADERS } from './languages/germanic.ts'
import { OTHER_EUROPEAN_HEADERS } from './languages/other-european.ts'
import { ROMANCE_HEADERS } from './languages/romance.ts'
import { SLAVIC_HEADERS } from './languages/slavic.ts'

/** What a column of a WooCommerce export says, in the order of the texts below. */
export const WOO_COLUMNS = [
  ...(['woo_id', 'woo_type', 'sku', 'barcode', 'title', 'published', 'visibility', 'short_description'] as const),
  ...(['description', 'sale_starts', 'sale_ends', 'tax_status', 'tax_code', 'in_stock', 'quantity'] as const),
  ...(['backorders', 'weight', 'sale_price', 'price', 'categories', 'tags', 'images', 'parent'] as const),
  ...(['position', 'vendor', 'attribute_name', 'attribute_values', 'uncategorized'] as const),
] as const

/**
 * Headers as WooCommerce writes them in the language of the shop's administration, separated by `|`; `~` stands between what
 * releases of WooCommerce, or countries of one language, call the same column. `%d` is the number of an attribute, `%s` the unit
 * of weight. A column that nobody has translated is written in English. The last text is no column but the category of products
 * that have none.
 */
export const WOO_HEADERS: Readonly<Record<string, string>> = {
  ...GERMANIC_HEADERS,
  ...ROMANCE_HEADERS,
  ...SLAVIC_HEADERS,
  ...OTHER_EUROPEAN_HEADERS,
  ...ASIAN_HEADERS,
}

/** Units of weight as the header names them in one language or another. */
export const WOO_WEIGHT_UNITS: Readonly<Record<'kg' | 'g' | 'lbs' | 'oz', string>> = {
  kg: 'kg | kg (kilogramma) | κ. | кг | ק"ג | كيلوجرام | کیلوگرم | กก. | 公斤',
  g: 'g | g (gramma) | gram | γρ. | г | гр | גרם | جرام | گرم | กรัม | 克 | 公克',
  lbs: `
    lbs | lb | lbs (naula) | lbs (ポンド) | am. pund | font | funty | livre | livres | nael | либ. | фунт | фунты | фунте |
    ליברות | رطل | پوند | ปอนด์ | 磅
  `,
  oz: `
    oz | oz (unssi) | oz (オンス) | am. uns | onça | unce | uncia | uncje | unts | унц. | унца | унция | унція | עוז | أوقية |
    اونس | ออนซ์ | 盎司
  `,
}
