import { type DomainError, invalidField } from '@stoa/kit/values/problem'
import { commonPasswords } from './common-passwords.ts'

/** Characters a password of staff has while it is the only factor (NIST SP 800-63B-4 §3.1.1.2). */
export const LONG_PASSWORD = 15

/** One form for characters that can be typed in several ways (NIST SP 800-63B-4 §3.1.1.2). */
export function normalisePassword(password: string): string {
  return password.normalize('NFKC')
}

export function isLong(password: string): boolean {
  return [...normalisePassword(password)].length >= LONG_PASSWORD
}

/** What guessers try after the list: one character repeated, and runs such as 12345678. */
function isRun(text: string): boolean {
  const steps = new Set<number>()
  for (let at = 1; at < text.length; at++) steps.add(text.charCodeAt(at) - text.charCodeAt(at - 1))
  return steps.size === 1 && [-1, 0, 1].includes([...steps][0] ?? 2)
}

/** Refuses passwords that are guessed first. No composition rules: they make passwords worse (NIST, OWASP). */
export function checkPassword(password: string, about: { email: string; staff: boolean; pointer: string }): void {
  const refuse = (code: string, detail: string): DomainError => invalidField(about.pointer, code, detail)
  if (about.staff && !isLong(password)) {
    throw refuse('minLength', `A password of staff has at least ${LONG_PASSWORD} characters.`)
  }
  const plain = normalisePassword(password).toLowerCase()
  const [mailbox = ''] = about.email.split('@')
  if (plain === about.email || plain === mailbox) throw refuse('common', 'The password is your e-mail address.')
  if (commonPasswords.has(plain) || isRun(plain)) {
    throw refuse('common', 'This password is one of the first that guessers try.')
  }
}
