import { type DomainError, type FieldErrorCode, invalidField } from '@stoa/kit/values/problem'
import { commonPasswords } from './common-passwords.ts'

/** Characters that a staff password needs while it is the only factor (NIST SP 800-63B-4 §3.1.1.2). */
export const STAFF_PASSWORD_LENGTH = 15

/** One form for characters that can be typed in several ways (NIST SP 800-63B-4 §3.1.1.2). */
export function normalisePassword(password: string): string {
  return password.normalize('NFKC')
}

export function isLongEnoughForStaff(password: string): boolean {
  return [...normalisePassword(password)].length >= STAFF_PASSWORD_LENGTH
}

/** The next guesses after the list: one character repeated, and runs such as 12345678. */
function isRun(text: string): boolean {
  const steps = new Set<number>()
  for (let i = 1; i < text.length; i++) steps.add(text.charCodeAt(i) - text.charCodeAt(i - 1))
  return steps.size === 1 && [-1, 0, 1].includes([...steps][0] ?? 2)
}

/** Refuses passwords that are easy to guess. No composition rules: they make passwords worse (NIST, OWASP). */
export function checkPassword(password: string, about: { email: string; staff: boolean; pointer: string }): void {
  const refuse = (code: FieldErrorCode, detail: string): DomainError => invalidField(about.pointer, code, detail)
  if (about.staff && !isLongEnoughForStaff(password)) {
    throw refuse('too_short', `A password of staff has at least ${STAFF_PASSWORD_LENGTH} characters.`)
  }
  const normalised = normalisePassword(password).toLowerCase()
  const [mailbox = ''] = about.email.split('@')
  if (normalised === about.email || normalised === mailbox)
    throw refuse('common', 'The password is your e-mail address.')
  if (commonPasswords.has(normalised) || isRun(normalised)) {
    throw refuse('common', 'This password is one of the first that guessers try.')
  }
}
