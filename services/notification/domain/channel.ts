/** The parts of a message on each channel. Each is a text of its own, which may be a template. */
export const channelParts = {
  email: ['subject', 'html', 'text'],
  sms: ['text'],
  push: ['title', 'body'],
} as const

/** Ways to reach a recipient. */
export type Channel = keyof typeof channelParts
export const channels = Object.keys(channelParts) as Channel[]
type PartOf<C extends Channel> = (typeof channelParts)[C][number]

/** A text for each part of a channel. */
export type Parts<C extends Channel = Channel> = C extends Channel ? { [P in PartOf<C>]: string } : never

/** A message of any channel, as deliveries keep it. */
export interface Content {
  /** The title of a push; empty in an SMS. */
  subject: string
  text: string
  /** Of a mail; empty otherwise. */
  html: string
}

export function contentOf(parts: Parts): Content {
  if ('title' in parts) return { subject: parts.title, text: parts.body, html: '' }
  return { subject: '', html: '', ...parts }
}
