import type { Mail } from './mailbox.ts'

export const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 70rem; margin: 0 auto; padding: 1rem; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .5rem; text-align: left; vertical-align: top; border-bottom: 1px solid; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
iframe { width: 100%; height: 70vh; border: 1px solid; background: #fff; }
dt { font-weight: bold; }
dd { margin: 0 0 .5rem; }
`

/** Everything caught, newest first. */
export function listPage(mails: readonly Mail[]): string {
  const rows = mails.map(
    (mail) => `<tr>
<th scope="row"><a href="/messages/${mail.id}">${escaped(mail.subject || '(no subject)')}</a></th>
<td>${escaped(mail.from)}</td><td>${escaped(mail.to.join(', '))}</td>
<td><time datetime="${mail.received_at}">${readable(mail.received_at)}</time></td></tr>`,
  )
  const table = `<table><caption>Newest first</caption>
<thead><tr><th scope="col">Subject</th><th scope="col">From</th><th scope="col">To</th><th scope="col">Received</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`
  const content =
    mails.length === 0 ? '<p>No mail yet. Whatever the shop sends arrives here and goes nowhere else.</p>' : table
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
<dt>Received</dt><dd><time datetime="${mail.received_at}">${readable(mail.received_at)}</time></dd></dl>${text}${html}`,
  )
}

export function missingPage(): string {
  return page('Not found', '<p>There is no such mail here. <a href="/">Back to the inbox</a></p>')
}

/** Links open outside the frame; the frame itself could not show them. */
export function framedHtml(mail: Mail): string {
  return `<!doctype html><base target="_blank">${mail.html}`
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · Stoa mail</title><link rel="stylesheet" href="/style.css"></head>
<body><main><h1>${escaped(title)}</h1>
${content}</main></body></html>
`
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

function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
