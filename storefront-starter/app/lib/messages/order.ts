export const orderText = {
  thanks: { en: 'Thank you for your order', de: 'Vielen Dank für Ihre Bestellung' },
  title: { en: 'Order {number}', de: 'Bestellung {number}' },
  order: { en: 'Order', de: 'Bestellung' },
  number: { en: 'Order number', de: 'Bestellnummer' },
  confirmationTo: { en: 'The confirmation goes to {email}.', de: 'Die Bestätigung geht an {email}.' },
  howToPay: { en: 'How to pay', de: 'So bezahlen Sie' },
  amountDue: { en: 'Amount', de: 'Betrag' },
  reference: { en: 'Reference', de: 'Verwendungszweck' },
  payBy: { en: 'Until', de: 'Bis' },
  payment: { en: 'Payment', de: 'Zahlung' },
  delivery: { en: 'Delivery', de: 'Lieferung' },
  address: { en: 'Address', de: 'Adresse' },
  items: { en: 'Items', de: 'Artikel' },
  track: { en: 'Follow the parcel', de: 'Paket verfolgen' },
  cancelled: { en: 'This order is cancelled.', de: 'Diese Bestellung ist storniert.' },
  unitsCancelled: { en: '{count} cancelled', de: '{count} storniert' },
  isCancelled: { en: 'Cancelled', de: 'Storniert' },
  cancelTitle: { en: 'Cancel this order', de: 'Bestellung stornieren' },
  cancelText: {
    en: 'What you have paid goes back to you. This is possible until something was shipped.',
    de: 'Was Sie bezahlt haben, geht an Sie zurück. Das ist möglich, bis etwas verschickt wurde.',
  },
  cancelReason: { en: 'Reason', de: 'Grund' },
  cancel: { en: 'Cancel the order', de: 'Bestellung stornieren' },
  cancelFailed: {
    en: 'The order can no longer be cancelled here. Please write to us.',
    de: 'Die Bestellung kann hier nicht mehr storniert werden. Bitte schreiben Sie uns.',
  },
  findTitle: { en: 'Find an order', de: 'Bestellung finden' },
  findText: {
    en: 'The number is in the confirmation that we sent you by e-mail.',
    de: 'Die Nummer steht in der Bestätigung, die wir Ihnen per E-Mail geschickt haben.',
  },
  find: { en: 'Show the order', de: 'Bestellung anzeigen' },
  notFound: {
    en: 'There is no order with this number, e-mail address and postal code. Please check all three.',
    de: 'Zu dieser Nummer, E-Mail-Adresse und Postleitzahl gibt es keine Bestellung. Bitte prüfen Sie alle drei Angaben.',
  },
  tooOften: {
    en: 'There were too many tries. Please wait a while, then try again.',
    de: 'Es waren zu viele Versuche. Bitte warten Sie eine Weile, und versuchen Sie es dann erneut.',
  },
}

export const paymentStatusText = {
  awaiting: { en: 'We are waiting for your payment', de: 'Wir warten auf Ihre Zahlung' },
  authorised: { en: 'Authorised', de: 'Autorisiert' },
  partially_paid: { en: 'Partly paid', de: 'Teilweise bezahlt' },
  paid: { en: 'Paid', de: 'Bezahlt' },
  partially_refunded: { en: 'Partly refunded', de: 'Teilweise erstattet' },
  refunded: { en: 'Refunded', de: 'Erstattet' },
  voided: { en: 'Nothing was charged', de: 'Es wurde nichts abgebucht' },
}

export const fulfilmentStatusText = {
  unfulfilled: { en: 'Being prepared', de: 'In Vorbereitung' },
  partial: { en: 'Partly shipped', de: 'Teilweise verschickt' },
  fulfilled: { en: 'Shipped', de: 'Verschickt' },
  delivered: { en: 'Delivered', de: 'Zugestellt' },
}
