import { keptEmail } from '@stoa/kit/values/email'
import { trimmed } from '@stoa/kit/values/visible-text'

export interface User {
  id: string
  email: string
  /** When a link that was mailed to the address was first used; null while nobody has shown whose it is. */
  email_verified_at: Date | null
  /**
   * When it was last shown that who knows the password is the owner of the mailbox; null: anybody may have registered. A verified address does
   * not show it: whoever registered it may know the password.
   */
  owner_proven_at: Date | null
  name: string | null
  phone: string | null
  /** When the account showed that the number is theirs; null while nobody has. */
  phone_verified_at: Date | null
  locale: string
  /** Empty unless staff. */
  permissions: string[]
  /** Since when the account is shut out; null unless it is. */
  disabled_at: Date | null
  created_at: Date
  /** Counts changes. */
  version: number
}

export interface ProfileChange {
  name?: string | null
  phone?: string | null
  locale?: string
}

/** The account with a changed profile; fields that the change does not name stay as they are. */
export function changeProfile(user: User, change: ProfileChange): User {
  const { name = user.name, phone = user.phone, locale = user.locale } = change
  const phone_verified_at = phone === user.phone ? user.phone_verified_at : null
  return { ...user, name: name && trimmed(name), phone, phone_verified_at, locale }
}

/** One spelling for each address, also of the part before the @: no provider has two mailboxes that differ in case only. */
export function normaliseEmail(email: string): string {
  return keptEmail(email).toLowerCase()
}
