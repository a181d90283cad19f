export const notificationText = {
  lead: {
    en: 'E-mails about your orders and your account are always sent. Here you choose what else we tell you, and when.',
    de: 'E-Mails zu Ihren Bestellungen und Ihrem Konto kommen immer. Hier wählen Sie, was wir Ihnen sonst mitteilen, und wann.',
  },
  choices: { en: 'What we tell you', de: 'Was wir Ihnen mitteilen' },
  orders: {
    en: 'When an order is shipped, cancelled or refunded',
    de: 'Wenn eine Bestellung verschickt, storniert oder erstattet wird',
  },
  sms: { en: 'By SMS to your phone', de: 'Per SMS auf Ihr Telefon' },
  smsUnverified: {
    en: 'You get them as soon as your number is confirmed below.',
    de: 'Sie bekommen sie, sobald Ihre Nummer weiter unten bestätigt ist.',
  },
  push: { en: 'On your devices', de: 'Auf Ihren Geräten' },
  pushNoDevice: {
    en: 'You have no device on the list below yet.',
    de: 'Noch steht kein Gerät auf der Liste weiter unten.',
  },
  backInStock: { en: 'When something you asked for is back', de: 'Wenn etwas Gewünschtes wieder da ist' },
  abandonedCart: { en: 'When you have left something in your cart', de: 'Wenn in Ihrem Warenkorb noch etwas liegt' },
  abandonedCartHint: {
    en: 'One reminder in a week at most, and none if you do not want any.',
    de: 'Höchstens eine Erinnerung in der Woche, und keine, wenn Sie keine möchten.',
  },
  cartUnverified: {
    en: 'You get no e-mail. You can choose one once your address is confirmed.',
    de: 'Sie bekommen keine E-Mail. Sie können sie wählen, sobald Ihre Adresse bestätigt ist.',
  },
  email: { en: 'By e-mail', de: 'Per E-Mail' },
  emailUnverified: {
    en: 'You get an e-mail. To choose otherwise, first show that your address is yours, by a link that we send there.',
    de: 'Sie bekommen eine E-Mail. Um das zu ändern, bestätigen Sie zuerst Ihre Adresse mit einem Link, den wir dorthin schicken.',
  },
  mailLink: { en: 'Confirm your address', de: 'Adresse bestätigen' },
  quiet: { en: 'Quiet hours', de: 'Ruhezeiten' },
  quietLead: {
    en: 'SMS, notifications on devices and reminders of your cart wait until they are over. Other e-mails and codes do not. Leave both times empty if we may reach you at any time.',
    de: 'SMS, Mitteilungen auf Geräten und Erinnerungen an Ihren Warenkorb warten, bis sie vorbei sind, andere E-Mails und Codes nicht. Lassen Sie beide Zeiten leer, wenn wir Sie jederzeit erreichen dürfen.',
  },
  from: { en: 'From', de: 'Von' },
  until: { en: 'Until', de: 'Bis' },
  timeZone: { en: 'Time zone', de: 'Zeitzone' },
  saved: { en: 'Your choice is saved.', de: 'Ihre Auswahl ist gespeichert.' },
  phone: { en: 'Your phone number', de: 'Ihre Telefonnummer' },
  phoneLead: {
    en: 'We send SMS to a number only once you have shown with a code that it is yours.',
    de: 'Wir schicken SMS nur an eine Nummer, von der Sie mit einem Code gezeigt haben, dass sie Ihre ist.',
  },
  phoneVerified: { en: 'SMS go to {phone}.', de: 'SMS gehen an {phone}.' },
  otherNumber: { en: 'Use another number', de: 'Andere Nummer verwenden' },
  number: { en: 'Mobile number', de: 'Mobilnummer' },
  numberHint: { en: 'With its country code, such as {example}', de: 'Mit Landesvorwahl, zum Beispiel {example}' },
  sendCode: { en: 'Send a code', de: 'Code schicken' },
  codeSent: {
    en: 'An SMS with a code is on its way. It is good for 10 minutes.',
    de: 'Eine SMS mit einem Code ist unterwegs. Er gilt 10 Minuten.',
  },
  code: { en: 'Code from the SMS', de: 'Code aus der SMS' },
  codeHint: { en: 'Six digits', de: 'Sechs Ziffern' },
  confirm: { en: 'Confirm the number', de: 'Nummer bestätigen' },
  confirmed: { en: 'Your number is confirmed.', de: 'Ihre Nummer ist bestätigt.' },
}

/** What is wrong with fields that no other page has. */
export const notificationFieldErrors = {
  range: {
    en: 'Quiet hours end at another time than they begin.',
    de: 'Ruhezeiten enden zu einer anderen Zeit, als sie beginnen.',
  },
  unreachable: {
    en: 'We cannot send SMS to this number. Please enter a mobile number of a country that we send to.',
    de: 'An diese Nummer können wir keine SMS schicken. Bitte geben Sie eine Mobilnummer aus einem Land an, in das wir SMS schicken.',
  },
  wrong_code: {
    en: 'This is not the code of the latest SMS, or it is no longer good. You can have another one sent below.',
    de: 'Das ist nicht der Code der letzten SMS, oder er gilt nicht mehr. Sie können sich weiter unten einen neuen schicken lassen.',
  },
}
