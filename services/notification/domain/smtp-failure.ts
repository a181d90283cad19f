/** What is looked at of an error of the mail transport. */
export interface SmtpFailure {
  /** The transport's own code, `ETIMEDOUT` say. */
  code?: string | undefined
  /** What was being said to the server. */
  command?: string | undefined
  responseCode?: number | undefined
  response?: string | undefined
  /** The reply is of the class that will not change (RFC 5321 §4.2.1). */
  permanent?: boolean | undefined
}

/** Refusals of these concern this message; all others (greeting, login, sender) concern our settings or the server. */
const ABOUT_THE_MESSAGE = new Set(['RCPT TO', 'DATA'])

/**
 * Whether trying again is pointless, and why it failed: codes only, since the server's own words often repeat the
 * recipient's address.
 */
export function judge(failure: SmtpFailure): { permanent: boolean; reason: string } {
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(failure.response ?? '')?.[1]
  const parts = [failure.code ?? 'EUNKNOWN', failure.responseCode, enhanced, failure.command]
  return {
    permanent: failure.permanent === true && ABOUT_THE_MESSAGE.has(failure.command ?? ''),
    reason: parts.filter((part) => part !== undefined).join(' '),
  }
}
