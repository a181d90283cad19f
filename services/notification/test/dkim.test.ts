import { createHash, createVerify, generateKeyPairSync } from 'node:crypto'
import { readConfig } from '@stoa/kit/process/config'
import t from 'tap'
import { settings } from '../config.ts'
import { dkimOf, parseDkimKey } from '../mail/dkim.ts'
import { createMailer } from '../mail/mailer.ts'
import { startSmtp } from './smtp-server.ts'

const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 })
const PEM = rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
const DKIM = { DKIM_DOMAIN: 'shop.example', DKIM_SELECTOR: 's1', DKIM_PRIVATE_KEY: PEM }
const MAIL = {
  ...{
    id: 'ntf_1',
    round: 0,
    to: 'ada@example.test',
    locale: 'de',
    subject: 'Grüße',
    text: 'Hallo  Ada \n\n',
    html: '<p>ä</p>',
  },
  ...{ replyTo: null, fromName: 'Lumen & Söhne', template: 'welcome' as const, link: null },
  unsubscribe: 'https://shop.example/unsubscribe/one-click?token=x',
} as const

/** A header as RFC 6376 §3.4.2 has it signed. */
const relaxed = (line: string) => {
  const [, name = '', value = ''] = /^([^:]+):(.*)$/s.exec(line) ?? []
  return `${name.toLowerCase().trim()}:${value
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()}`
}

/** Verifies by RFC 6376 alone: not by what has signed. */
function verify(raw: string): {
  domain: string | undefined
  selector: string | undefined
  isBody: boolean
  isSigned: boolean
} {
  const end = raw.indexOf('\r\n\r\n')
  const headers = raw.slice(0, end).split(/\r\n(?![ \t])/)
  const signature = headers.find((line) => /^dkim-signature:/i.test(line)) ?? ''
  const tags = new Map(
    signature
      .slice(signature.indexOf(':') + 1)
      .split(';')
      .map((tag) => {
        const at = tag.indexOf('=')
        return [tag.slice(0, at).trim(), tag.slice(at + 1).replace(/\s/g, '')] as const
      }),
  )
  const lines = raw
    .slice(end + 4)
    .split('\r\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trimEnd())
  while (lines.at(-1) === '') lines.pop()
  const body = createHash('sha256')
    .update(lines.map((line) => `${line}\r\n`).join(''))
    .digest('base64')
  const left = [...headers]
  const signed = (tags.get('h') ?? '').split(':').flatMap((name) => {
    const index = left.findLastIndex((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
    return index < 0 ? [] : left.splice(index, 1).map((line) => `${relaxed(line)}\r\n`)
  })
  const unsigned = relaxed(signature.replace(/(\bb=)[^;]*$/, '$1'))
  const isSigned = createVerify('RSA-SHA256')
    .update(signed.join('') + unsigned)
    .verify(rsa.publicKey, tags.get('b') ?? '', 'base64')
  return { domain: tags.get('d'), selector: tags.get('s'), isBody: tags.get('bh') === body, isSigned }
}

t.test('a mail that arrives has a signature of the domain over its text and its headers', async (t) => {
  const smtp = await startSmtp()
  t.teardown(() => smtp.stop())
  const { MAIL_FROM, ...config } = readConfig(
    { MONGODB_URI: 'mongodb://127.0.0.1/x', SMTP_URL: smtp.url, MAIL_FROM: 'shop@shop.example', ...DKIM },
    settings,
  )
  const mailer = createMailer({ url: smtp.url, from: MAIL_FROM, connections: 1, dkim: dkimOf(config) })
  t.teardown(() => mailer.close())
  await mailer.send(MAIL)
  const [{ raw } = { raw: '' }] = smtp.mails
  t.same(verify(raw), { domain: 'shop.example', selector: 's1', isBody: true, isSigned: true })
  t.match(
    verify(raw.replace('Content-Language: de', 'Content-Language: en')),
    { isSigned: true },
    'not of every header',
  )
  t.match(verify(raw.replace('To: ada@', 'To: eve@')), { isSigned: false })
  for (const header of ['List-Unsubscribe: <https', 'List-Unsubscribe-Post: List'])
    t.match(verify(raw.replace(header, `${header}x`)), { isSigned: false }, 'RFC 8058 asks for both')
  t.match(
    /^From: (.*)$/m.exec(raw)?.[1],
    /^=\?UTF-8\?Q\?Lumen_=26_S=C3=B6hne\?= <shop@shop\.example>/i,
    'by the name of the shop',
  )
})

t.test('half of the settings, and a key that receivers refuse, stop the service', async (t) => {
  const none = { DKIM_DOMAIN: undefined, DKIM_SELECTOR: undefined, DKIM_PRIVATE_KEY: undefined }
  t.equal(dkimOf(none), null)
  t.throws(() => dkimOf({ ...DKIM, DKIM_PRIVATE_KEY: undefined }), { message: /set together/ })
  const short = generateKeyPairSync('rsa', { modulusLength: 512 }).privateKey
  const other = generateKeyPairSync('ed25519').privateKey
  for (const key of [short, other]) t.throws(() => parseDkimKey(key.export({ type: 'pkcs8', format: 'pem' }) as string))
  t.throws(() => parseDkimKey('MIIE'))
  t.equal(parseDkimKey(PEM.replaceAll('\n', '\\n')), PEM, 'also on one line')
})

t.test('mails come from the name that MAIL_FROM has, if it has one', async (t) => {
  t.same(settings.MAIL_FROM.parse('shop@shop.example'), { name: null, address: 'shop@shop.example' })
  t.same(settings.MAIL_FROM.parse('"Lumen" <shop@shop.example>'), { name: 'Lumen', address: 'shop@shop.example' })
})
