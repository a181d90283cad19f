/** The function that the law asks for is called as the law calls it: "withdraw from contract here", "confirm withdrawal". */
export const withdrawalText = {
  right: { en: 'Right to withdraw', de: 'Widerrufsrecht' },
  until: {
    en: 'You can withdraw from this contract until {date}, without giving a reason.',
    de: 'Sie können diesen Vertrag bis zum {date} widerrufen, ohne Gründe anzugeben.',
  },
  anyTime: {
    en: 'You can withdraw from this contract already, without giving a reason. The time for it begins when everything has arrived.',
    de: 'Sie können diesen Vertrag schon jetzt widerrufen, ohne Gründe anzugeben. Die Frist beginnt, wenn alles angekommen ist.',
  },
  over: {
    en: 'The time to withdraw from this contract ended on {date}.',
    de: 'Die Widerrufsfrist für diesen Vertrag ist am {date} abgelaufen.',
  },
  here: { en: 'Withdraw from contract here', de: 'Vertrag hier widerrufen' },
  title: { en: 'Withdraw from contract', de: 'Vertrag widerrufen' },
  what: { en: 'What you withdraw from', de: 'Was Sie widerrufen' },
  chooseUnits: { en: 'Quantity of {title}', de: 'Menge von {title}' },
  none: { en: 'none', de: 'nichts' },
  all: { en: 'all {count}', de: 'alle {count}' },
  name: { en: 'Full name', de: 'Vor- und Nachname' },
  email: { en: 'E-mail for the receipt', de: 'E-Mail für die Bestätigung' },
  emailHint: {
    en: 'We send you at once what you declared and when.',
    de: 'Wir schicken Ihnen sofort, was Sie wann erklärt haben.',
  },
  text: { en: 'Message to us', de: 'Nachricht an uns' },
  textHint: { en: 'You need not give a reason.', de: 'Sie müssen keinen Grund angeben.' },
  continue: { en: 'Continue', de: 'Weiter' },
  notYet: {
    en: 'On the next page you see everything once more. Nothing is declared before you confirm it there.',
    de: 'Auf der nächsten Seite sehen Sie alles noch einmal. Erklärt ist es erst, wenn Sie es dort bestätigen.',
  },
  confirmTitle: { en: 'Please confirm your withdrawal', de: 'Bitte bestätigen Sie Ihren Widerruf' },
  statement: {
    en: 'I hereby withdraw from the contract for order {number}, in respect of:',
    de: 'Hiermit widerrufe ich den Vertrag zur Bestellung {number} für:',
  },
  confirm: { en: 'Confirm withdrawal', de: 'Widerruf bestätigen' },
  change: { en: 'Change something', de: 'Etwas ändern' },
  receivedTitle: { en: 'We have received your withdrawal', de: 'Ihr Widerruf ist eingegangen' },
  receivedText: {
    en: 'The receipt is on its way to {email}. Please keep it.',
    de: 'Die Bestätigung ist unterwegs an {email}. Bitte bewahren Sie sie auf.',
  },
  receivedAt: { en: 'Received', de: 'Eingegangen' },
  cancelledToo: {
    en: 'Nothing was shipped yet, so the order is cancelled. What you have paid goes back to you.',
    de: 'Es war noch nichts verschickt, deshalb ist die Bestellung storniert. Was Sie bezahlt haben, geht an Sie zurück.',
  },
  sendBack: {
    en: 'Please send back what has reached you within 14 days.',
    de: 'Bitte schicken Sie, was Sie erhalten haben, innerhalb von 14 Tagen zurück.',
  },
  more: { en: 'Withdraw from more of this order', de: 'Weitere Teile der Bestellung widerrufen' },
  toOrder: { en: 'To the order', de: 'Zur Bestellung' },
  notPossible: {
    en: 'Nothing of this order can be withdrawn from here.',
    de: 'Von dieser Bestellung kann hier nichts widerrufen werden.',
  },
  writeToUs: { en: 'Write to us: {email}', de: 'Schreiben Sie uns: {email}' },
  failed: {
    en: 'The withdrawal could not be taken here. Please write to us; that counts just as well.',
    de: 'Der Widerruf konnte hier nicht angenommen werden. Bitte schreiben Sie uns, das gilt genauso.',
  },
}

/** On the page that finds an order, for whoever comes to withdraw from it. */
export const findToWithdrawText = {
  title: { en: 'Withdraw from a contract', de: 'Vertrag widerrufen' },
  text: {
    en: 'First, which order is it? Its number is in the confirmation that we sent you by e-mail.',
    de: 'Um welche Bestellung geht es? Ihre Nummer steht in der Bestätigung, die wir Ihnen per E-Mail geschickt haben.',
  },
  find: { en: 'Continue', de: 'Weiter' },
  signedIn: { en: 'Choose it from your orders', de: 'Aus Ihren Bestellungen auswählen' },
}
