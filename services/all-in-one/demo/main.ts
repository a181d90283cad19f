/** Loads the demo shop over the network: `node main.ts <gateway> <folder of the identity>`. */
import { readIdentity, writeIdentity } from '../settings.ts'
import { loadDemo } from './load.ts'

const [url, folder] = process.argv.slice(2)
if (!url || !folder) throw new Error('Name the address of the gateway and the folder of the identity.')

const say = (line: string) => console.log(line)
const identity = await loadDemo({
  url,
  identity: readIdentity(folder),
  save: (loaded) => writeIdentity(folder, loaded),
  say,
})
say(`Customer         ${identity.customer.email}  ${identity.customer.password}`)
say(`Staff            ${identity.staff.email}  ${identity.staff.password}`)
say(`Publishable key  ${identity.publishableKey}`)
