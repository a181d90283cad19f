/** Who works on events, and so whose events can fail: the services of `x-subscribes`, and the queue of mails that are due. */
export const EVENT_CONSUMERS = [
  'order',
  'product',
  'inventory',
  'notification',
  'notification-email',
  'notification-sms',
  'notification-push',
] as const

export type EventConsumer = (typeof EVENT_CONSUMERS)[number]
