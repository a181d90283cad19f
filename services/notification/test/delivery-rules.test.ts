import t from 'tap'
import { deliveryId, messageId, retryAfterMs, statesBefore, transitions } from '../domain/delivery.ts'
import { classifyFailure } from '../domain/smtp-failure.ts'

t.test(
  'ids follow from event and recipient; the Message-ID stays over retries and changes when sent again',
  async (t) => {
    const id = deliveryId('evt_1', 'email', 'customer')
    t.equal(deliveryId('evt_1', 'email', 'customer'), id)
    t.not(deliveryId('evt_2', 'email', 'customer'), id)
    t.equal(messageId(id, 0, 'shop@example.test'), `<${id}.0@example.test>`)
    t.not(messageId(id, 1, 'shop@example.test'), messageId(id, 0, 'shop@example.test'))
  },
)

t.test('the state table: only open deliveries can be sent, only finished ones can be requested again', async (t) => {
  t.same(statesBefore('sending'), ['waiting', 'sending'])
  t.same(statesBefore('sent'), ['sending', 'unknown'], 'a receipt shows that a lost request was accepted')
  t.same(statesBefore('failed'), ['sending'])
  t.same(new Set(Object.values(transitions).flat()), new Set(Object.keys(transitions)))
})

t.test('retry delays grow, and end', async (t) => {
  const waits = Array.from({ length: 9 }, (_, at) => retryAfterMs(at + 1) ?? 0)
  t.same(
    waits,
    waits.toSorted((a, b) => a - b),
  )
  t.ok(waits.reduce((sum, wait) => sum + wait, 0) > 12 * 3_600_000, 'an outage over night loses no mail')
  t.equal(retryAfterMs(10), null)
})

t.test('only a refusal of this message is permanent, and no reason repeats the text of the server', async (t) => {
  const refused = { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550, permanent: true }
  const response = '550 5.1.1 <ada@example.test> no such user'
  t.same(classifyFailure({ ...refused, response }), { permanent: true, reason: 'EENVELOPE 550 5.1.1 RCPT TO' })
  t.equal(classifyFailure({ code: 'EMESSAGE', command: 'DATA', responseCode: 554, permanent: true }).permanent, true)
  t.equal(
    classifyFailure({ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 451, permanent: false }).permanent,
    false,
  )
  t.equal(
    classifyFailure({ code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535, permanent: true }).permanent,
    false,
  )
  t.equal(
    classifyFailure({ code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 550, permanent: true }).permanent,
    false,
  )
  t.same(classifyFailure({ code: 'ECONNECTION' }), { permanent: false, reason: 'ECONNECTION' })
  t.same(classifyFailure({}), { permanent: false, reason: 'EUNKNOWN' })
})
