/** The parts of a message on each channel. Each is a text of its own, which may be a template. */
export const channelParts = {
  email: ['subject', 'html', 'text'],
  sms: ['text'],
  push: ['title', 'body'],
} as const

export type Channel = keyof typeof channelParts
type PartOf<C extends Channel> = (typeof channelParts)[C][number]

/** A text for each part of a channel. */
export type Parts<C extends Channel = Channel> = { [P in PartOf<C>]: string }
