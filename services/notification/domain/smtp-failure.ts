/** The part of a mail transport's error that is used. */
export interface SmtpFailure {
  /** The transport's own code, such as `ETIMEDOUT`. */
  code?: string | undefined
  /** The SMTP command that failed. */
  command?: string | undefined
  responseCode?: number | undefined
  response?: string | undefined
  /** The reply is a permanent negative one, 5yz (RFC 5321 §4.2.1). */
  permanent?: boolean | undefined
}

/** A refusal of these commands concerns this message; any other (greeting, login, sender) concerns our settings or the server. */
const MESSAGE_COMMANDS = new Set(['RCPT TO', 'DATA'])

/**
 * Whether another attempt is pointless, and the reason: codes only, since the server's own text often repeats the
 * recipient's address.
 */
export function classifyFailure(failure: SmtpFailure): { permanent: boolean; reason: string } {
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(failure.response ?? '')?.[1]
  const parts = [failure.code ?? 'EUNKNOWN', failure.responseCode, enhanced, failure.command]
  return {
    permanent: failure.permanent === true && MESSAGE_COMMANDS.has(failure.command ?? ''),
    reason: parts.filter((part) => part !== undefined).join(' '),
  }
}
