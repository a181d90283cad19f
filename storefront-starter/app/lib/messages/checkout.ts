export const checkoutText = {
  checkout: { en: 'Checkout', de: 'Kasse' },
  steps: { en: 'Steps', de: 'Schritte' },
  backToCart: { en: 'Back to the cart', de: 'Zurück zum Warenkorb' },
  secure: { en: 'Secure checkout', de: 'Sichere Kasse' },
  addressTitle: { en: 'Address', de: 'Adresse' },
  shippingTitle: { en: 'Shipping', de: 'Versand' },
  paymentTitle: { en: 'Payment', de: 'Zahlung' },
  change: { en: 'Change', de: 'Ändern' },
  contact: { en: 'Contact', de: 'Kontakt' },
  deliverTo: { en: 'Deliver to', de: 'Lieferadresse' },
  email: { en: 'E-mail', de: 'E-Mail' },
  emailHint: { en: 'The confirmation is sent there.', de: 'Dorthin schicken wir die Bestätigung.' },
  country: { en: 'Country', de: 'Land' },
  changeCountry: { en: 'Use this country', de: 'Land übernehmen' },
  example: { en: 'For example {example}', de: 'Zum Beispiel {example}' },
  phone: { en: 'Phone', de: 'Telefon' },
  phoneHint: {
    en: 'For questions about the delivery, such as {example}',
    de: 'Für Fragen zur Lieferung, zum Beispiel {example}',
  },
  toShipping: { en: 'Continue to shipping', de: 'Weiter zum Versand' },
  toPayment: { en: 'Continue to payment', de: 'Weiter zur Zahlung' },
  chooseShipping: { en: 'How shall it be sent?', de: 'Wie sollen wir es schicken?' },
  choosePayment: { en: 'How would you like to pay?', de: 'Wie möchten Sie bezahlen?' },
  noShipping: {
    en: 'We do not ship to this address. Please give another one.',
    de: 'An diese Adresse liefern wir nicht. Bitte geben Sie eine andere an.',
  },
  pay: { en: 'Pay {amount}', de: '{amount} bezahlen' },
  placeOrder: { en: 'Order with obligation to pay: {amount}', de: 'Zahlungspflichtig bestellen: {amount}' },
  once: {
    en: 'You are charged once, even if this page is sent twice.',
    de: 'Sie bezahlen nur einmal, auch wenn diese Seite zweimal gesendet wird.',
  },
  testCard: { en: 'What the test card does', de: 'Was die Testkarte tut' },
  testApprove: { en: 'It is approved', de: 'Sie wird angenommen' },
  testDecline: { en: 'It is declined', de: 'Sie wird abgelehnt' },
  testAction: { en: 'The bank asks you to confirm', de: 'Die Bank fragt nach' },
  testSlow: { en: 'It is approved slowly', de: 'Sie wird langsam angenommen' },
  testLost: { en: 'Its response is lost', de: 'Ihre Antwort geht verloren' },
  testLate: { en: 'It is decided later', de: 'Sie wird später entschieden' },
  confirmTitle: { en: 'Confirm the payment', de: 'Zahlung bestätigen' },
  confirmText: {
    en: 'Your bank asks you to confirm this payment.',
    de: 'Ihre Bank bittet Sie, diese Zahlung zu bestätigen.',
  },
  confirm: { en: 'Confirm the payment', de: 'Zahlung bestätigen' },
  refuse: { en: 'Refuse it', de: 'Ablehnen' },
  toBank: { en: 'Continue at your bank', de: 'Weiter zu Ihrer Bank' },
  waitTitle: { en: 'We are checking your payment', de: 'Wir prüfen Ihre Zahlung' },
  waitText: {
    en: 'Please do not pay again. This page asks by itself every few seconds, and you may close it: the confirmation comes by e-mail.',
    de: 'Bitte bezahlen Sie nicht noch einmal. Diese Seite fragt alle paar Sekunden nach, und Sie können sie schließen: Die Bestätigung kommt per E-Mail.',
  },
  checkAgain: { en: 'Check again', de: 'Erneut prüfen' },
  giveUp: { en: 'Cancel the payment and change the order', de: 'Zahlung abbrechen und Bestellung ändern' },
}

/** Why an order was not placed, by the code of the API. */
export const orderErrorText = {
  payment_declined: {
    en: 'The payment was declined, and nothing was charged. Try again, or choose another way to pay.',
    de: 'Die Zahlung wurde abgelehnt, und es wurde nichts abgebucht. Versuchen Sie es erneut, oder wählen Sie eine andere Zahlungsart.',
  },
  cart_changed: {
    en: 'A price has changed since you looked, and nothing was charged. Please check the new total, then order.',
    de: 'Ein Preis hat sich inzwischen geändert, und es wurde nichts abgebucht. Bitte prüfen Sie den neuen Gesamtbetrag, und bestellen Sie dann.',
  },
  out_of_stock: {
    en: 'Something in your cart is no longer in stock, and nothing was charged. Please look at your cart.',
    de: 'Etwas in Ihrem Warenkorb ist nicht mehr auf Lager, und es wurde nichts abgebucht. Bitte sehen Sie in den Warenkorb.',
  },
  cart_incomplete: {
    en: 'Something is still missing. Please go through the steps again.',
    de: 'Es fehlt noch etwas. Bitte gehen Sie die Schritte noch einmal durch.',
  },
  unpaid_limit_reached: {
    en: 'There are too many unpaid orders. Pay one of them first, or choose another way to pay.',
    de: 'Es gibt zu viele unbezahlte Bestellungen. Bezahlen Sie zuerst eine davon, oder wählen Sie eine andere Zahlungsart.',
  },
  other: {
    en: 'The order was not placed, and nothing was charged. Please try again.',
    de: 'Die Bestellung wurde nicht aufgegeben, und es wurde nichts abgebucht. Bitte versuchen Sie es erneut.',
  },
}

/** By the label that the API names a line of an address with; the name of the line where there is none. */
export const addressText = {
  name: { en: 'Full name', de: 'Vor- und Nachname' },
  company: { en: 'Company', de: 'Firma' },
  line1: { en: 'Street and number', de: 'Straße und Hausnummer' },
  line2: { en: 'Address line 2', de: 'Adresszusatz' },
  city: { en: 'Town', de: 'Ort' },
  postal_code: { en: 'Postal code', de: 'Postleitzahl' },
  postal: { en: 'Postal code', de: 'Postleitzahl' },
  region: { en: 'Region', de: 'Region' },
  zip: { en: 'ZIP code', de: 'ZIP-Code' },
  state: { en: 'State', de: 'Bundesstaat' },
  county: { en: 'County', de: 'Grafschaft' },
  province: { en: 'Province', de: 'Provinz' },
  prefecture: { en: 'Prefecture', de: 'Präfektur' },
  post_town: { en: 'Town', de: 'Ort' },
  suburb: { en: 'Suburb', de: 'Vorort' },
  district: { en: 'District', de: 'Bezirk' },
}
