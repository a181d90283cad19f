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

/** One spelling for each address. The part before the @ is treated alike too: nobody runs two mailboxes that differ in case. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase()
}
