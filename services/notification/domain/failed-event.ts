/** Who works on events, and so whose events can fail: the services of `x-subscribes`, and the queues of messages and webhooks that are due. */
export const EVENT_CONSUMERS = [
  'order',
  'product',
  'payment',
  'inventory',
  'notification',
  'notification-email',
  'notification-sms',
  'notification-push',
  'notification-webhook',
] as const

export type EventConsumer = (typeof EVENT_CONSUMERS)[number]
