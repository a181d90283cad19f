export interface User {
  id: string
  email: string
  name: string | null
  phone: string | null
  locale: string
  /** Empty unless staff. */
  permissions: string[]
  created_at: Date
}

/** One spelling for each address, also of the part before the @: no provider has two mailboxes that differ in case only. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase()
}
