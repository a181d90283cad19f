import { Transform } from 'node:stream'

const PRELOAD = '<link rel="modulepreload"'
const MODULE = 'type="module" async=""'
const END_OF_HEAD = '</head>'

/** Runs in the browser once the page was painted: what was put aside becomes what it was. */
const BEGIN = `addEventListener('DOMContentLoaded',()=>requestAnimationFrame(()=>setTimeout(()=>{
for(const link of document.querySelectorAll('link[rel=later]'))link.rel='modulepreload'
const later=document.querySelector('script[type=later]'),script=document.createElement('script')
script.type='module'
script.nonce=later.nonce
script.textContent=later.textContent
later.replaceWith(script)})))`

function putAside(page: string, nonce: string): string {
  // A page that is only read has no scripts.
  if (!page.includes(MODULE)) return page
  return page
    .replaceAll(PRELOAD, '<link rel="later"')
    .replace(MODULE, 'type="later"')
    .replace(END_OF_HEAD, () => `<script nonce="${nonce}">${BEGIN}</script>${END_OF_HEAD}`)
}

/**
 * Pages are read before they are worked with, and work without scripts. So these are fetched once the page was painted, and take
 * nothing of a slow line from the style sheet and the first picture. React Router has no setting for that.
 */
export function scriptsLast(nonce: string): Transform {
  const pieces: Buffer[] = []
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      pieces.push(piece)
      done()
    },
    flush(done) {
      done(null, putAside(Buffer.concat(pieces).toString(), nonce))
    },
  })
}
