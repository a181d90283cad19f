import { randomUUID } from 'node:crypto'

const NEWEST_KEPT = 500

/** A message as it was caught: a mail, or what went to a phone or a device. */
export interface Mail {
  id: string
  channel: 'email' | 'sms' | 'push'
  /** RFC 3339, UTC. */
  received_at: string
  from: string
  /** Bare addresses, as the envelope named them. */
  to: string[]
  /** The title of a push. */
  subject: string
  text: string
  html: string
  /** A push takes the place of the one before it with the same tag, as on a device. */
  tag?: string
}

export interface Mailbox {
  add(mail: Omit<Mail, 'id'>): void
  /** Newest first; `to` picks one address, upper or lower case. */
  list(to?: string): Mail[]
  get(id: string): Mail | undefined
  clear(): void
  /** Like list, but waits up to `limitMs` for the first match. */
  wait(to: string | undefined, limitMs: number): Promise<Mail[]>
}

/** Keeps the newest 500 mails in memory. */
export function createMailbox(): Mailbox {
  let mails: Mail[] = []
  const waiting = new Set<() => void>()

  const list = (to?: string) => {
    const wanted = to?.toLowerCase()
    return wanted === undefined
      ? mails
      : mails.filter((mail) => mail.to.some((address) => address.toLowerCase() === wanted))
  }

  const isReplacedBy = ({ tag, to }: Omit<Mail, 'id'>, mail: Mail) =>
    tag !== undefined && mail.tag === tag && mail.to.join() === to.join()

  return {
    add(mail) {
      const others = mails.filter((each) => !isReplacedBy(mail, each))
      mails = [{ id: randomUUID(), ...mail }, ...others].slice(0, NEWEST_KEPT)
      for (const check of waiting) check()
    },
    list,
    get: (id) => mails.find((mail) => mail.id === id),
    clear() {
      mails = []
    },
    wait: (to, limitMs) =>
      new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer)
          waiting.delete(check)
          resolve(list(to))
        }
        const check = () => {
          if (list(to).length > 0) end()
        }
        const timer = setTimeout(end, limitMs)
        waiting.add(check)
        check()
      }),
  }
}
