import { randomBytes } from 'node:crypto'
import { encryptPush } from '@stoa/kit/security/push-encryption'
import { vapidHeader, vapidPairOf } from '@stoa/kit/security/vapid'
import t from 'tap'
import { pushDevice } from '../mail-sink/push-device.ts'
import { startMailSink } from '../mail-sink/sink.ts'
import { sendMail } from './smtp-client.ts'

const sink = await startMailSink({ smtpPort: 0, httpPort: 0 })
t.teardown(sink.stop)

interface Mail {
  id: string
  from: string
  to: string[]
  subject: string
  text: string
  html: string
}

async function messages(query = ''): Promise<Mail[]> {
  const response = await fetch(`${sink.inboxUrl}/api/messages${query}`)
  return ((await response.json()) as { data: Mail[] }).data
}

function mailWith(subject: string, text: string, html: string): string {
  return `From: Stoa <shop@example.test>
To: anna@example.test
Subject: ${subject}
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain; charset=utf-8

${text}
--b
Content-Type: text/html; charset=utf-8

${html}
--b--`
}

t.test('a mail sent over SMTP can be read as JSON, by receiver', async (t) => {
  const raw = mailWith('Order 1001', 'Thank you', '<p>Thank you</p>')
  t.match(await sendMail(sink.smtpUrl, 'shop@example.test', ['anna@example.test'], raw), /^250/)
  await sendMail(sink.smtpUrl, 'shop@example.test', ['Ben@example.test'], mailWith('Order 1002', 'x', '<p>x</p>'))

  const all = await messages()
  t.same(
    all.map((mail) => mail.subject),
    ['Order 1002', 'Order 1001'],
    'newest first',
  )
  const [mail, ...others] = await messages('?to=ANNA@example.test')
  t.equal(others.length, 0)
  t.match(mail, { to: ['anna@example.test'], subject: 'Order 1001', text: 'Thank you', html: '<p>Thank you</p>' })
  t.match(mail?.from, 'shop@example.test')
})

t.test('a reader can wait for a mail that is still on its way', async (t) => {
  const waiting = messages('?to=late@example.test&wait=20')
  await sendMail(sink.smtpUrl, 'shop@example.test', ['late@example.test'], mailWith('Late', 'x', '<p>x</p>'))
  t.match(await waiting, [{ subject: 'Late' }])
})

t.test('the pages show hostile mail without letting it act', async (t) => {
  const raw = mailWith(
    '<script>alert(1)</script>',
    'see https://shop.test/verify?a=1&b=2.',
    '<script>alert(2)</script><b>hi</b>',
  )
  await sendMail(sink.smtpUrl, 'shop@example.test', ['eve@example.test'], raw)
  const [mail] = await messages('?to=eve@example.test')

  const list = await fetch(sink.inboxUrl)
  t.match(list.headers.get('content-security-policy'), "default-src 'none'")
  const listing = await list.text()
  t.notMatch(listing, '<script>')
  t.match(listing, '&lt;script&gt;alert(1)')
  t.match(listing, `/messages/${mail?.id}`)

  const page = await (await fetch(`${sink.inboxUrl}/messages/${mail?.id}`)).text()
  t.match(
    page,
    '<a href="https://shop.test/verify?a=1&amp;b=2"',
    'links in the text can be followed, without the full stop',
  )
  t.match(page, /<iframe[^>]+sandbox="allow-popups allow-popups-to-escape-sandbox"/)
  const framed = await fetch(`${sink.inboxUrl}/messages/${mail?.id}/html`)
  t.match(framed.headers.get('content-security-policy'), /default-src 'none'.*sandbox/)
  t.match(await framed.text(), '<b>hi</b>')
})

t.test('what is not there is said so', async (t) => {
  t.equal((await fetch(`${sink.inboxUrl}/messages/none`)).status, 404)
  t.equal((await fetch(`${sink.inboxUrl}/api/messages?wait=soon`)).status, 400)
  t.equal((await fetch(sink.inboxUrl, { method: 'POST' })).status, 405)
})

t.test('a mail over the size limit is refused', async (t) => {
  const raw = mailWith('Big', `${'x'.repeat(998)}\n`.repeat(11_000), '<p>x</p>')
  t.match(await sendMail(sink.smtpUrl, 'shop@example.test', ['big@example.test'], raw), /^552/)
  t.same(await messages('?to=big@example.test'), [])
})

t.test('DELETE empties the inbox', async (t) => {
  t.equal((await fetch(`${sink.inboxUrl}/api/messages`, { method: 'DELETE' })).status, 204)
  t.same(await messages(), [])
  t.match(await (await fetch(sink.inboxUrl)).text(), 'No mail yet')
})

t.test('the list of mails is no table, which a narrow screen would have to scroll', async (t) => {
  const list = await (await fetch(sink.inboxUrl)).text()
  t.notMatch(list, '<table')
  t.match(await (await fetch(`${sink.inboxUrl}/style.css`)).text(), 'overflow-wrap: anywhere')
})

t.test('the inbox is a device that a shop may push to: it checks who sends, and shows each message once', async (t) => {
  const { endpoint, keys } = pushDevice(sink.inboxUrl, 'ada@example.test')
  const device = { p256dh: Buffer.from(keys.p256dh, 'base64url'), auth: Buffer.from(keys.auth, 'base64url') }
  const pair = vapidPairOf(randomBytes(32))
  const content = {
    title: 'On its way',
    body: 'A parcel',
    url: 'https://shop.test/orders/ord_1',
    lang: 'en',
    tag: 'one',
  }
  const push = async (audience: string) => {
    const authorization = vapidHeader(pair, { audience, subject: 'mailto:shop@example.test', now: new Date() })
    const body = new Uint8Array(encryptPush(Buffer.from(JSON.stringify(content)), device))
    return (await fetch(endpoint, { method: 'POST', headers: { authorization, ttl: '60' }, body })).status
  }
  t.equal(await push('https://elsewhere.example'), 403, 'signed for another push service')
  t.equal(await push(sink.inboxUrl), 201)
  t.equal(await push(sink.inboxUrl), 201)
  const shown = await messages('?to=ada@example.test')
  t.match(shown, [{ channel: 'push', subject: 'On its way', text: 'A parcel\n\nhttps://shop.test/orders/ord_1' }])
  t.equal(shown.length, 1)
  t.match(await (await fetch(sink.inboxUrl)).text(), 'push to ada@example.test')
})

t.test('an SMS that is posted can be read as JSON and on the page, and no page elsewhere can post one', async (t) => {
  const post = async (body: string, type = 'application/json') =>
    (await fetch(`${sink.inboxUrl}/api/sms`, { method: 'POST', headers: { 'content-type': type }, body })).status
  const sms = { to: '+491711234567', text: '048213 is your <code>' }
  t.equal(await post(JSON.stringify(sms)), 202)
  t.match(await messages('?to=%2B491711234567'), [{ channel: 'sms', to: [sms.to], text: sms.text }])
  t.match(await (await fetch(sink.inboxUrl)).text(), '048213 is your &lt;code&gt;')
  t.equal(await post(JSON.stringify(sms), 'text/plain'), 415)
  t.equal(await post('{"to":1}'), 400)
  t.equal(await post(JSON.stringify({ ...sms, text: 'x'.repeat(20_000) })), 413)
})
