import type { Channel, Content } from './channel.ts'

/** What a test is recorded as having been caused by. */
const TEST_EVENT = 'template.test'

/** Tests that one member of staff can send in 24 hours. */
export const MAX_TESTS = 50
export const TEST_WINDOW_MS = 86_400_000

/** Whom a test is counted for: never a client, whose messages have caps of their own. */
export const testerOf = (userId: string): string => `test of ${userId}`

/** Whether a delivery shows staff what a template makes of sample data; it is a message to nobody else. */
export const isTest = ({ event_type }: { event_type: string }): boolean => event_type === TEST_EVENT

const MARK = '[Test] '

/** So that whoever finds it does not take it for a message of the shop. */
export const marked = (channel: Channel, { subject, text }: Pick<Content, 'subject' | 'text'>) => ({
  event_type: TEST_EVENT,
  subject: channel === 'sms' ? subject : MARK + subject,
  text: channel === 'sms' ? MARK + text : text,
})
