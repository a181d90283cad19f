export const personalDataText = {
  fileTitle: { en: 'Your data', de: 'Ihre Daten' },
  fileText: {
    en: 'Your account, addresses, sign-ins, orders, messages and choices, for you and for other programs (JSON).',
    de: 'Ihr Konto, Adressen, Anmeldungen, Bestellungen, Nachrichten und Einstellungen, für Sie und für andere Programme (JSON).',
  },
  download: { en: 'Download your data', de: 'Ihre Daten herunterladen' },
  closeTitle: { en: 'Close your account', de: 'Konto schließen' },
  closeText: {
    en: 'Your account, addresses, cart, devices and choices are deleted, for good. What you have ordered is still delivered, and found by its number. Orders are kept as long as the law wants invoices kept, with name and address alone.',
    de: 'Konto, Adressen, Warenkorb, Geräte und Einstellungen werden endgültig gelöscht. Was Sie bestellt haben, wird noch geliefert, und Sie finden es über seine Nummer. Bestellungen bleiben so lange gespeichert, wie Rechnungen es nach dem Gesetz müssen, nur mit Name und Anschrift.',
  },
  close: { en: 'Close the account for good', de: 'Konto endgültig schließen' },
  closed: {
    en: 'Your account is closed, and what belonged to it is being deleted.',
    de: 'Ihr Konto ist geschlossen, und was dazu gehörte, wird gelöscht.',
  },
}
