// Shows the shop's messages on this device, and opens the page that one is about. It does nothing else: no page goes through it.

self.addEventListener('push', (event) => {
  const { title, body, url, lang, tag } = event.data.json()
  const shown = { body, lang, tag, data: { url } }
  event.waitUntil(self.registration.showNotification(title, shown))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(openPage(event.notification.data.url))
})

/** A page that is open is shown again. Only pages of this shop are opened, whatever a message says. */
async function openPage(url) {
  const { pathname, search } = new URL(url, self.location.origin)
  const { href } = new URL(pathname + search, self.location.origin)
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const open = pages.find((page) => page.url === href)
  if (open) await open.focus()
  else await self.clients.openWindow(href)
}
