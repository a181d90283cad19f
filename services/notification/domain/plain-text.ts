import { oneLine } from '@stoa/kit/values/visible-text'
import { webAddress } from '@stoa/kit/values/web-address'

const MAX_NAME_LENGTH = 60

/** Every text inside a value as one line, so that nothing a customer or merchant typed can look like a part of the mail. */
export function oneLineTexts<T>(value: T): T {
  if (typeof value === 'string') return oneLine(value) as T
  if (Array.isArray(value)) return value.map(oneLineTexts) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, oneLineTexts(inner)])) as T
}

/**
 * Every text inside a value without anything that a mail program makes a link of: a space goes after a dot inside a word,
 * after the colon of a scheme, between backslashes and around an at sign. People read it as it was meant.
 */
export function withoutLinks<T>(value: T): T {
  if (typeof value === 'string') return unlinked(value) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutLinks(inner)])) as T
}

/**
 * A dot inside a word, in each of the forms that IDNA and NFKC make a dot of. Mail programs differ in what they take for the
 * name of a host (letters, digits, emoji, marks, joiners), so nothing that stands around the dot makes it harmless, except: a
 * digit on both sides, one Latin letter on both sides (e.V., J.R.), and punctuation, which begins no label.
 */
const DOT_IN_WORD =
  /(?<=\S)[.\u2024\u3002\ufe12\ufe52\uff0e\uff61](?=[^\s.,;!?()[\]{}'"\u2019\u201c\u201d-])(?!(?<=[0-9].)[0-9])(?!(?<=(?:^|[\s.-])\p{Script=Latin}.)\p{Script=Latin}(?:[.\s]|$))/gu

/** The third dot of four numbers, which are the address of a host. */
const DOT_OF_IPV4 = /(?<=[0-9]\.[0-9]{1,9}\.[0-9]{1,9})\.(?=[0-9])/g

function unlinked(text: string): string {
  return text
    .replace(DOT_IN_WORD, '. ')
    .replace(DOT_OF_IPV4, '. ')
    .replace(/[:\uff1a](?=[/\\\uff0f\uff3c])|(?<=\p{L})[:\uff1a](?=\S)/gu, ': ')
    .replace(/[\\\uff3c](?=[\\\uff3c])/g, '\\ ')
    .replace(/(?<=\S)[@\ufe6b\uff20](?=\S)/g, ' @ ')
}

/** The signs of addresses, which names do not have, and so many digits as a telephone number, which becomes a link too. */
const LIKE_AN_ADDRESS = /[:/@\\<>?=&#%]|www\.|(?:\p{Nd}\P{Nd}{0,3}){5}/iu

/** Digits that a telephone number has at least. */
const LEAST_DIGITS = 6
/** Letters between two digits by which they are no longer read as one number: more than a short word or two. */
const LETTERS_APART = 9

const countOf = (text: string, kind: RegExp) => text.match(kind)?.length ?? 0

/** The digits and what stands between them, in runs that can be read as one number: no signs, and few letters, keep digits apart. */
function runsOfDigits(text: string): string[][] {
  const runs: string[][] = [[]]
  for (const part of text.match(/\p{N}+|\P{N}+/gu) ?? []) {
    if (countOf(part, /\p{L}/gu) > LETTERS_APART) runs.push([part], [])
    else runs.at(-1)?.push(part)
  }
  return runs
}

/** A text without numbers that somebody could be called by: what a stranger has mailed to others names none of theirs. */
export const withoutNumbers = (text: string): string =>
  runsOfDigits(text.normalize('NFKC'))
    .map((parts) => parts.join(''))
    .map((run) => (countOf(run, /\p{N}/gu) < LEAST_DIGITS ? run : run.replace(/\p{N}/gu, '•')))
    .join('')

/** A dot inside a word. Only initials have one: single Latin letters on both sides. */
const LIKE_A_HOST = /\S\.(?=[^\s.,)-])(?!(?<=(?:^|[\s.-])\p{Script=Latin}.)\p{Script=Latin}(?:[.\s]|$))/u

/**
 * A name to greet with, or null. Anyone can register somebody else's address with an advertisement as the name, so a
 * name that looks like an address, or is too long for a name, is left out: also one whose compatible form does (NFKC).
 */
export function nameToGreet(name: string | null): string | null {
  const line = oneLine(name ?? '')
  if (line === '' || line.length > MAX_NAME_LENGTH) return null
  const compatible = line.normalize('NFKC').replace(/\u3002/g, '.')
  return LIKE_AN_ADDRESS.test(compatible) || LIKE_A_HOST.test(compatible) ? null : line
}

/** A link that a mail may contain, or null: http and https only. */
export function webLink(link: string | null): string | null {
  return webAddress(link ?? '')
}

/** Whether an address names exactly one mailbox and nothing else: no second address, no header, no display name. */
export function isMailbox(address: string): boolean {
  return address.length <= 320 && /^[^\s\p{Cc}<>()[\],;:\\"@]+@[^\s\p{Cc}<>()[\],;:\\"@]+$/u.test(address)
}
