import { webAddress } from '@stoa/kit/values/web-address'

const MAX_NAME_LENGTH = 60

/** One line of text: line ends and other control characters become single spaces. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
}

/** Every text inside a value as one line, so that nothing a customer or merchant typed can look like a part of the mail. */
export function oneLineTexts<T>(value: T): T {
  if (typeof value === 'string') return oneLine(value) as T
  if (Array.isArray(value)) return value.map(oneLineTexts) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, oneLineTexts(inner)])) as T
}

/**
 * Every text inside a value without anything that a mail program makes a link of: a space goes after the dot of what looks
 * like a host, after the colon of a scheme and around an at sign. People read it as it was meant.
 */
export function withoutLinks<T>(value: T): T {
  if (typeof value === 'string') return unlinked(value) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutLinks(inner)])) as T
}

function unlinked(text: string): string {
  return text
    .replace(/(?<=[\p{L}\p{N}])[.\u3002\uff0e\uff61](?=\p{L}{2}|xn--)/giu, '. ')
    .replace(/:(?=\/)/g, ': ')
    .replace(/(?<=\S)@(?=\S)/g, ' @ ')
}

/** What names do not have and addresses do: their signs, and a dot before two letters or a digit, as in hosts. */
const LIKE_AN_ADDRESS = /[:/@\\<>?=&#%]|www\.|[\p{L}\p{N}][.\u3002\uff0e\uff61](?:\p{L}{2}|\p{N}|xn--)/iu

/**
 * A name to greet with, or null. Anyone can register somebody else's address with an advertisement as the name, so a
 * name that looks like an address, or is too long for a name, is left out.
 */
export function nameToGreet(name: string | null): string | null {
  const line = oneLine(name ?? '')
  const isName = line !== '' && line.length <= MAX_NAME_LENGTH && !LIKE_AN_ADDRESS.test(line)
  return isName ? line : null
}

/** A link that a mail may contain, or null: http and https only. */
export function webLink(link: string | null): string | null {
  return webAddress(link ?? '')
}

/** Whether an address names exactly one mailbox and nothing else: no second address, no header, no display name. */
export function isMailbox(address: string): boolean {
  return address.length <= 320 && /^[^\s\p{Cc}<>()[\],;:\\"@]+@[^\s\p{Cc}<>()[\],;:\\"@]+$/u.test(address)
}
