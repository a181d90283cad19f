import { dictionary } from '@zxcvbn-ts/language-common'

/** Shorter ones are refused anyway. */
const MIN_LENGTH = 8

/** What that list lacks: recent years, other languages, the name of the product, phrases of fifteen characters. */
const ours = `
p@ssword pass12345 123123123 1234512345 123456123456 0123456789 0987654321 987654321 87654321 zaq1zaq1 qwertyqwerty
asdasdasd zxcvbnmasdfghjkl qweqweqwe qwertzuiop welcome2025 welcome2026 changeme123 admin1234 admin12345 adminadmin
root1234 rootroot toor1234 test12345 guest123 user1234 login123 facebook1 linkedin tigger123 abcabcabc aa12345678
aaa11111 x1x2x3x4 summer2024 summer2025 summer2026 winter2024 winter2025 winter2026 spring2025 spring2026 autumn2025
autumn2026 monday123 friday123 passwort123 schatz123 contraseña senha1234 doudou123 parola123 wachtwoord1 adgangskode
haslo123 heslo123 correcthorsebatterystaple thisisapassword mypassword1 mypassword123 mysecretpassword ineedapassword
yourpassword password123456 password12345678 passwordispassword letmeinplease iloveyousomuch iloveyouforever
123456789012345 111111111111111 qwertyuiopasdfgh qwertyuiopasdfghjkl 1234567890qwertyuiop 1q2w3e4r5t6y7u8i
1q2w3e4r5t6y7u8i9o0p qwertyuiop123456 administrator123 welcomewelcome stoastoastoa
`

/**
 * Passwords that guessers try first, in lower case: the 18,000 of eight characters and more among the 49,000 that breaches
 * have brought up most often, and some of our own. They are the guesses that the login throttle leaves to an attacker. The
 * hundreds of millions that were ever stolen need a service, not a file.
 */
export const commonPasswords: ReadonlySet<string> = new Set([
  ...dictionary['passwords-common'].filter((password) => password.length >= MIN_LENGTH),
  ...ours.trim().split(/\s+/),
])
