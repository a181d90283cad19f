import { decodeHTML } from 'entities'
import { normalizeLine } from '../../domain/text.ts'
import * as read from '../file/cells.ts'

/** A list as WooCommerce writes it: a comma within an entry has a backslash before it. */
function entriesOf(text: string): string[] {
  const entries: string[] = []
  let entry = ''
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\' && text[at + 1] === ',') {
      entry += ','
      at += 1
    } else if (text[at] === ',') {
      entries.push(entry)
      entry = ''
    } else entry += text[at]
  }
  return [...entries, entry]
}

export function readList(text: string): string[] {
  return entriesOf(text)
    .map(readLine)
    .filter((each) => each !== '')
}

/** Addresses as they are: one in another form of Unicode is another address. */
export function readAddresses(text: string): string[] {
  return entriesOf(text)
    .map((entry) => decodeHTML(entry).trim())
    .filter((each) => each !== '')
}

/** WordPress keeps names as HTML: `Home &amp; Garden`. */
export function readLine(text: string): string {
  return normalizeLine(decodeHTML(text))
}

/** A name as shoppers read it: WordPress shows it with its markup. */
export function readTitle(text: string): string {
  return readLine(text.replace(/<br\s*\/?>/gi, ' ').replace(/<\/?[a-z][^<>]*>/gi, ''))
}

/** Shops of many countries have decimals after a comma; thousands are never separated. */
function withPoint(text: string): string {
  const decimal = /^-?\d*,\d+$/.test(text) ? text.replace(',', '.') : text
  return decimal.startsWith('.') ? `0${decimal}` : decimal
}

/** A price with four decimals or more: nobody's thousands, and none that anybody has typed with its tax. */
const FINE = /^\d{0,12}[.,]\d{4,30}$/
/** In a file with such prices three digits are decimals too, whose last one was a zero. */
const FINE_IN_FINE_FILE = /^\d{0,12}[.,]\d{3,30}$/

export const isFinePrice = (text: string) => FINE.test(text.trim())

/** A price in minor units, and whether it was rounded to them, half up. */
export function readPrice(
  text: string,
  exponent: number,
  isFineFile: boolean,
): { amount: number; isRounded: boolean } | null {
  const decimal = withPoint(text)
  if (!(isFineFile ? FINE_IN_FINE_FILE : FINE).test(decimal)) {
    const amount = read.readPrice(decimal, exponent)
    return amount === null ? null : { amount, isRounded: false }
  }
  const [whole = '', fraction = ''] = decimal.split('.')
  const kept = Number(whole + fraction.slice(0, exponent).padEnd(exponent, '0'))
  const rest = fraction.slice(exponent)
  // Nothing that costs something is for free.
  if (kept === 0 && rest < '5' && /[1-9]/.test(rest)) read.readPrice(decimal, exponent)
  return { amount: rest >= '5' ? kept + 1 : kept, isRounded: /[1-9]/.test(rest) }
}

export function readWeight(text: string, unit: string): number | null {
  return read.readWeight(withPoint(text), unit === 'lbs' ? 'lb' : unit === '' ? 'kg' : unit)
}

/** Yes, no, or `notify`: yes, and the buyer is told. */
export function readBackorders(text: string) {
  return read.readPolicy(text.toLowerCase() === 'notify' ? 'yes' : text)
}

/** Whether it can be bought; what is on backorder can. */
export function readInStock(text: string): boolean | null {
  return text.toLowerCase() === 'backorder' ? true : read.readFlag(text)
}

/** 1 is published; 0 is private and -1 a draft, which shoppers see neither of. */
export function readPublished(text: string): boolean | null {
  return text === '-1' ? false : read.readFlag(text)
}
