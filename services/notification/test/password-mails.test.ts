import { UnavailableError } from '@stoa/kit/values/problem'
import t from 'tap'
import { at, createFixture, header } from './fixture.ts'

/** A mail as it is read: without the line ends that quoted-printable adds. */
const decoded = (raw: string) => raw.replaceAll('=\r\n', '').replaceAll('=3D', '=')

t.test('the token of a link is in the mail and nowhere else', async (t) => {
  const fixture = await createFixture(t)
  Object.assign(fixture.services, {
    shop: { ...fixture.services.shop, support_email: 'help@rosa.example', version: 2 },
  })
  await fixture.consume('user.password_reset_requested', 'evt_1', { reset_id: 'prs_1' })
  await fixture.send('evt_1')
  const [mail] = fixture.smtp.mails
  t.equal(header(mail?.raw ?? '', 'Reply-To'), undefined, 'an answer would quote it to whoever staff have named')
  t.equal(header(mail?.raw ?? '', 'Subject'), 'Neues Passwort festlegen')
  const link = 'https://shop.example.test/reset-password?token=prt_secret'
  t.equal(decoded(mail?.raw ?? '').split(link).length - 1, 2, 'in text and HTML')
  t.match(decoded(mail?.raw ?? ''), `${link}&locale=de`, 'and the language of the mail, for the page that it leads to')
  const stored = await fixture.read('evt_1')
  t.match(stored, { status: 'sent', reference: 'usr_1', reset_id: 'prs_1' })
  t.notMatch(JSON.stringify(stored), 'prt_secret', 'staff read what is stored')
  t.notMatch(fixture.logLines.join(), 'prt_secret')
})

t.test('no mail for an address without an account, and none with a link that is not good any more', async (t) => {
  const fixture = await createFixture(t)
  await fixture.consume('user.password_reset_requested', 'evt_1', { reset_id: 'prs_unknown' })
  t.equal((await fixture.all()).length, 0)
  await fixture.consume('user.password_reset_requested', 'evt_2', { reset_id: 'prs_1' })
  fixture.services.resets.delete('prs_1')
  await fixture.send('evt_2')
  t.match(await fixture.read('evt_2'), { status: 'failed', last_error: 'EEXPIRED' })
  t.equal(fixture.smtp.mails.length, 0)
})

t.test('while the user service is away a link waits', async (t) => {
  const fixture = await createFixture(t)
  await fixture.consume('user.password_reset_requested', 'evt_1', { reset_id: 'prs_1' })
  const { clients } = fixture.deps
  const readPasswordReset = async () => {
    throw new UnavailableError('away', false)
  }
  await fixture.send('evt_1', at(1), { clients: { ...clients, user: { ...clients.user, readPasswordReset } } })
  t.match(await fixture.read('evt_1'), { status: 'waiting', last_error: 'EUNAVAILABLE' })
  await fixture.send('evt_1', at(10))
  t.equal(fixture.smtp.mails.length, 1)
})

t.test('a changed password is told by mail', async (t) => {
  const fixture = await createFixture(t)
  await fixture.consume('user.password_changed', 'evt_1', { user_id: 'usr_1' })
  await fixture.send('evt_1')
  t.match(await fixture.read('evt_1'), { template: 'password-changed', status: 'sent' })
})

t.test('the mail that welcomes has the link that verifies the address, and goes without it too', async (t) => {
  const fixture = await createFixture(t)
  const { contacts, verifications } = fixture.services
  const contact = contacts.get('usr_1')
  if (!contact) throw new Error('there is no contact')
  const welcome = async (event: string, email_verification_id: string | null | undefined, locale: string) => {
    contacts.set('usr_1', { ...contact, locale, email_verification_id })
    await fixture.consume('user.registered', event, { user_id: 'usr_1' })
    return async () => {
      await fixture.send(event)
      t.match(await fixture.read(event), { template: 'welcome', status: 'sent' })
      return decoded(fixture.smtp.mails.at(-1)?.raw ?? '')
    }
  }
  const link = 'https://shop.example.test/verify-email?token='
  const mail = await (await welcome('evt_1', 'evr_1', 'en-GB'))()
  t.equal(mail.split(`${link}vet_secret`).length - 1, 2, 'in text and HTML')
  t.match(mail, 'do not use the link', 'a stranger may have made the account')
  t.notMatch(JSON.stringify(await fixture.read('evt_1')), 'vet_secret', 'staff read what is stored')
  t.notMatch(fixture.logLines.join(), 'vet_secret')
  for (const none of [null, undefined]) {
    t.notMatch(await (await welcome(`evt_${none}`, none, 'de'))(), 'verify-email', 'none of a build before has one')
  }
  const waiting = await welcome('evt_2', 'evr_1', 'de')
  verifications.delete('evr_1')
  t.match(await waiting(), `${link}&locale=de`, 'one that has expired meanwhile leads to where there is another')
})

t.test('a link that was requested again is mailed, unless it has expired', async (t) => {
  const fixture = await createFixture(t)
  await fixture.consume('user.email_verification_requested', 'evt_1', { verification_id: 'evr_1' })
  await fixture.consume('user.email_verification_requested', 'evt_2', { verification_id: 'evr_1' })
  await fixture.send('evt_1')
  const [mail] = fixture.smtp.mails
  t.equal(header(mail?.raw ?? '', 'Reply-To'), undefined)
  const link = 'https://shop.example.test/verify-email?token=vet_secret&locale=de'
  t.equal(decoded(mail?.raw ?? '').split(link).length - 1, 1, 'in the text')
  t.match(decoded(mail?.raw ?? ''), link.replace('&', '&amp;'))
  t.match(await fixture.read('evt_1'), { template: 'email-verification', status: 'sent', reference: 'usr_1' })
  fixture.services.verifications.delete('evr_1')
  await fixture.send('evt_2')
  t.match(await fixture.read('evt_2'), { status: 'failed', last_error: 'EEXPIRED' })
  await fixture.consume('user.email_verification_requested', 'evt_3', { verification_id: 'evr_1' })
  t.equal((await fixture.all()).length, 2)
})

t.test(
  'a sign-in from a network that is not known is told, with the device and the network as far as they help',
  async (t) => {
    const fixture = await createFixture(t)
    const { contacts, signIns } = fixture.services
    const contact = contacts.get('usr_1')
    if (!contact) throw new Error('there is no contact')
    let n = 0
    const tell = async (signIn: { user_agent: string | null; network: string | null; is_owner_proven?: boolean }) => {
      const id = `ses_${++n}`
      signIns.set(id, { ...contact, signed_in_at: '2026-11-23T13:59:00.000Z', ...signIn })
      await fixture.consume('user.signed_in_elsewhere', `evt_${id}`, { user_id: 'usr_1', session_id: id })
      await fixture.send(`evt_${id}`)
      return fixture.read(`evt_${id}`)
    }
    const user_agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) evil.example Gecko/20100101 Firefox/140.0'
    const { text, html, template, reference } = await tell({ user_agent, network: '203.0.113.9' })
    t.match({ template, reference }, { template: 'new-sign-in', reference: 'usr_1' })
    t.match(text, 'Gerät: Firefox auf Linux')
    t.match(text, 'Netz: 203.0.113.*')
    t.match(text, '13:59 UTC', 'in the time zone of the shop')
    t.match(text, 'https://shop.example.test/de/account/sessions')
    t.match(html, 'https://shop.example.test/de/account/password')
    t.notMatch(text + html, 'evil', 'what a client says of itself is not quoted')
    t.match(
      (await tell({ user_agent: 'curl/8', network: '2001:db8:1:2::/64' })).text,
      /Gerät: unbekannt\n- Netz: 2001:db8:1::\/48/,
    )
    t.match((await tell({ user_agent: null, network: null })).text, 'Netz: unbekannt')
    for (let more = 0; more < 20; more++) await tell({ user_agent: null, network: `198.51.100.${more}` })
    t.equal(fixture.smtp.mails.length, 23, 'the owner is always told')
    await fixture.consume('user.signed_in_elsewhere', 'evt_gone', { user_id: 'usr_1', session_id: 'ses_gone' })
    t.equal((await fixture.all()).length, 23)
  },
)

t.test('a stranger who signs in under an address that is not theirs has few mails sent to it', async (t) => {
  const fixture = await createFixture(t)
  const { contacts, signIns } = fixture.services
  const contact = contacts.get('usr_1')
  if (!contact) throw new Error('there is no contact')
  const statusAfter = async (id: string, email: string, seconds: number) => {
    const signIn = { ...contact, email, is_owner_proven: false, signed_in_at: at(seconds).toISOString() }
    signIns.set(id, { ...signIn, user_agent: null, network: '198.51.100.1' })
    await fixture.consume('user.signed_in_elsewhere', `evt_${id}`, { user_id: 'usr_1', session_id: id }, at(seconds))
    return (await fixture.read(`evt_${id}`)).status
  }
  for (let n = 0; n < 10; n++) t.equal(await statusAfter(`ses_${n}`, `ada+${n}@example.test`, n), 'waiting')
  t.equal(await statusAfter('ses_11', 'ada+11@example.test', 20), 'failed')
  t.equal(await statusAfter('ses_12', 'ada@example.test', 30), 'waiting', 'its owner is told all the same')
})
