/** E-mail addresses of any script (RFC 6531), in the one form in which they are kept. */
import { domainToASCII } from 'node:url'
import { trimmed } from './visible-text.ts'

/** Octets of a whole address that SMTP carries (RFC 5321 §4.5.3.1). */
const MAX_OCTETS = 254

/** Characters that are looked at: a domain of other letters has up to four octets for each, and nobody types a thousand blanks around it. */
const LONGEST = 1_000

/** Dot-atoms of RFC 5322, with letters, marks, digits and symbols of every script; no quoted strings. */
const ATOM = /^[\w!#$%&'*+/=?^`{|}~\-\u{80}-\u{10ffff}]+$/u

/** Characters that are not seen; in no script are they part of a mailbox's name. */
const UNSEEN = /[\p{White_Space}\p{C}\p{Default_Ignorable_Code_Point}]/u

/** Letters, marks, digits and hyphens, and the full stops of other scripts (IDNA). */
const DOMAIN = /^[\p{L}\p{M}\p{N}\-.\u3002\uff0e\uff61\u00b7\u0375\u05f3\u05f4\u30fb]+$/u

const LABEL = /^[a-z\d](?:[a-z\d-]*[a-z\d])?$/

const isDotAtom = (text: string) => text.split('.').every((atom) => ATOM.test(atom))

/** A wide @ or comma is another address to a reader that folds it, so both forms have to be names. */
const isLocal = (text: string) => !UNSEEN.test(text) && isDotAtom(text) && isDotAtom(text.normalize('NFKC'))

/** The domain as A-labels in small letters; null when it is none. */
function asciiDomain(domain: string): string | null {
  if (!DOMAIN.test(domain)) return null
  const isAscii = /^[a-z\d.-]+$/i.test(domain)
  const labels = (isAscii ? domain.toLowerCase() : domainToASCII(domain)).split('.')
  return labels.length > 1 && labels.every((label) => LABEL.test(label)) ? labels.join('.') : null
}

/**
 * The address as it is kept: the part before the @ as it was typed, the domain as A-labels in small letters, so that
 * bücher.example and xn--bcher-kva.example are one. Null when it is no address of exactly one mailbox.
 */
export function readEmail(text: string): string | null {
  if (text.length > LONGEST) return null
  const address = trimmed(text).normalize('NFC')
  const at = address.lastIndexOf('@')
  const local = address.slice(0, Math.max(at, 0))
  const domain = asciiDomain(address.slice(at + 1))
  if (domain === null || !isLocal(local)) return null
  const kept = `${local}@${domain}`
  return Buffer.byteLength(kept) <= MAX_OCTETS ? kept : null
}

/** Whether a text is an e-mail address of one mailbox. */
export const isEmail = (text: string): boolean => readEmail(text) !== null

/** An address that a schema has let through, as it is kept. */
export const keptEmail = (text: string): string => readEmail(text) ?? text
