export const verifyEmailText = {
  title: { en: 'Your e-mail address', de: 'Ihre E-Mail-Adresse' },
  lead: {
    en: 'Show with one click that the address which we wrote to is yours. If you have no account here, do not confirm anything.',
    de: 'Bestätigen Sie mit einem Klick, dass die Adresse, an die wir geschrieben haben, Ihnen gehört. Wenn Sie hier kein Konto haben, bestätigen Sie nichts.',
  },
  confirm: { en: 'Yes, this is my address', de: 'Ja, das ist meine Adresse' },
  done: { en: 'Thank you, your address is confirmed.', de: 'Danke, Ihre Adresse ist bestätigt.' },
  dead: {
    en: 'This link is no longer good: it is older than three days, or not complete. In your account you can have another one sent.',
    de: 'Dieser Link gilt nicht mehr: Er ist älter als drei Tage oder unvollständig. In Ihrem Konto können Sie sich einen neuen schicken lassen.',
  },
  toAccount: { en: 'To your account', de: 'Zu Ihrem Konto' },
  notice: {
    en: 'Nobody has confirmed yet that {email} is yours. Use the link in the mail that we sent you when you made the account, or have another one sent.',
    de: 'Noch hat niemand bestätigt, dass {email} Ihnen gehört. Benutzen Sie den Link in der E-Mail, die Sie zum neuen Konto bekommen haben, oder lassen Sie sich einen neuen schicken.',
  },
  send: { en: 'Send me a link', de: 'Link schicken' },
  sent: {
    en: 'A link is on its way to {email}. It may take a minute, and it may be among the unwanted mail.',
    de: 'Ein Link an {email} ist unterwegs. Das kann eine Minute dauern; sehen Sie auch im Spam-Ordner nach.',
  },
}
