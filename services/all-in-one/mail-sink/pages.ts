import type { Mail } from './mailbox.ts'
import { escaped, page } from './page.ts'

const CHANNELS = { email: 'mail', sms: 'text message', push: 'push' }

/** Everything caught, newest first. */
export function listPage(mails: readonly Mail[]): string {
  const rows = mails.map(
    (mail) => `<li><a href="/messages/${mail.id}">${escaped(mail.subject || '(no subject)')}</a>
<span>${CHANNELS[mail.channel]} to ${escaped(mail.to.join(', '))}</span>
<time datetime="${mail.received_at}">${readable(mail.received_at)}</time></li>`,
  )
  const list = `<p>Newest first.</p><ul>${rows.join('\n')}</ul>`
  const content =
    mails.length === 0 ? '<p>No mail yet. Whatever the shop sends arrives here and goes nowhere else.</p>' : list
  return page('Inbox', `<p><a href="/">Refresh</a></p>${content}`)
}

/** One mail: its text, and its HTML in a frame that can run nothing. */
export function mailPage(mail: Mail): string {
  const text = mail.text === '' ? '' : `<h2>Text</h2><pre>${linked(mail.text)}</pre>`
  const html =
    mail.html === ''
      ? ''
      : `<h2>HTML</h2><iframe title="The mail as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox"
 src="/messages/${mail.id}/html"></iframe>`
  return page(
    mail.subject || '(no subject)',
    `<p><a href="/">Back to the inbox</a></p>
<dl><dt>From</dt><dd>${escaped(mail.from)}</dd><dt>To</dt><dd>${escaped(mail.to.join(', '))}</dd>
<dt>Received</dt><dd><time datetime="${mail.received_at}">${readable(mail.received_at)}</time></dd></dl>${html}${text}`,
  )
}

export function missingPage(): string {
  return page('Not found', '<p>There is no such mail here. <a href="/">Back to the inbox</a></p>')
}

/** Links open outside the frame; the frame itself could not show them. */
export function framedHtml(mail: Mail): string {
  return `<!doctype html><base target="_blank">${mail.html}`
}

function linked(text: string): string {
  return escaped(text).replace(
    /https?:\/\/[^\s<>]+[^\s<>.,;:!?)]/g,
    (url) => `<a href="${url}" rel="noopener noreferrer">${url}</a>`,
  )
}

function readable(time: string): string {
  return `${time.slice(0, 19).replace('T', ' ')} UTC`
}
