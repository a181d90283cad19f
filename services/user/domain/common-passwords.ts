/**
 * Passwords of eight characters and more at the top of published lists of stolen ones, in lower case. Short on purpose: it
 * stops the guesses that the throttle allows. Checking all breached passwords would need a service, not a file.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
password password1 password12 password123 password1234 password! p@ssword p@ssw0rd passw0rd passw0rd1 pass1234
pass12345 passpass 123456789 1234567890 12345678 123123123 1234512345 11223344 1122334455 112233445566
123456123456 123454321 1234554321 123321123 12344321 0123456789 0987654321 987654321 87654321 147258369
159753456 147852369 741852963 789456123 789456123a 159357456 963852741 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx
1qaz2wsx3edc q1w2e3r4 q1w2e3r4t5 zaq12wsx zaq1zaq1 1qazxsw2 qazwsxedc qazwsx123 qwertyui qwertyuiop qwerty123
qwerty1234 qwerty12345 qwerty123456 qwertyqwerty qwer1234 asdfghjk asdfghjkl asdf1234 asdfasdf asdasdasd
zxcvbnm123 zxcvbnm1 zxcvbnmasdfghjkl 1234qwer 123qweasd 123qwe123 qweasdzxc qweqweqwe azertyuiop qwertzuiop
iloveyou iloveyou1 iloveyou2 ilovegod iloveme1 princess princess1 sunshine sunshine1 football football1 baseball
baseball1 basketball softball superman superman1 batman123 spiderman starwars pokemon1 pokemon123 minecraft
welcome1 welcome12 welcome123 welcome2025 welcome2026 letmein1 letmein123 letmeinnow trustno1 whatever whatever1
changeme changeme1 changeme123 secret123 topsecret default1 administrator admin123 admin1234 admin12345
adminadmin root1234 rootroot toor1234 test1234 test12345 testtest testing1 testing123 guest123 user1234 temp1234
temporary login123 master123 access14 computer computer1 internet samsung1 google123 facebook facebook1 linkedin
michelle jennifer jessica1 michael1 charlie1 jonathan alexander alexandra elizabeth stephanie nicholas
christopher anthony1 daniel123 andrew123 jordan23 michael123 thomas123 monkey123 dragon123 shadow123 killer123
hunter123 tigger123 abc12345 abc123456 abcd1234 abcd12345 abcdefg1 abc123abc abcabcabc a1b2c3d4 a1b2c3d4e5
a1234567 a12345678 a123456789 aa123456 aa12345678 aaa11111 1a2b3c4d z1x2c3v4 x1x2x3x4 summer2024 summer2025
summer2026 winter2024 winter2025 winter2026 spring2025 spring2026 autumn2025 autumn2026 january1 december
december1 november september monday123 friday123 hello123 hello1234 helloworld hellohello liverpool liverpool1
chelsea1 arsenal1 manchester manchester1 barcelona realmadrid juventus ferrari1 mercedes porsche1 mustang1
corvette chocolate butterfly buttercup cheesecake sweetheart babygirl babygirl1 lovelove loveyou1 loverboy
myspace1 blink182 metallica greenday1 slipknot nirvana1 midnight fuckyou1 fuckyou123 asshole1 bullshit
motherfucker passwort passwort1 passwort123 hallo123 schatz123 motdepasse contrasena contraseña senha123
senha1234 azerty123 doudou123 hejsan123 parola123 wachtwoord wachtwoord1 salasana adgangskode haslo123 heslo123
correcthorsebatterystaple thisisapassword mypassword mypassword1 mypassword123 mysecretpassword ineedapassword
yourpassword nopassword passwordpassword password123456 password12345678 passwordispassword letmeinplease
iloveyousomuch iloveyouforever 123456789012345 111111111111111 qwertyuiopasdfgh qwertyuiopasdfghjkl
1234567890qwertyuiop q1w2e3r4t5y6u7i8 1qaz2wsx3edc4rfv 1q2w3e4r5t6y7u8i 1q2w3e4r5t6y7u8i9o0p qwertyuiop123456
administrator123 welcomewelcome stoastoastoa
`
    .trim()
    .split(/\s+/),
)
