// node system.mjs: the body that registers a system, judged before it is sent
import { systemBody } from 'systembruker'

const [vendor, clientId] = ['315181909', '5d0f7c1e']
const body = await systemBody({
  id: `${vendor}_payroll`,
  vendor: { authority: 'iso6523-actorid-upis', ID: `0192:${vendor}` },
  name: { nb: 'Nordlys Lønn', nn: 'Nordlys Løn', en: 'Nordlys Payroll' },
  description: { nb: 'Lønn og a-melding', nn: 'Løn og a-melding', en: 'Payroll reporting' },
  accessPackages: [{ urn: 'urn:altinn:accesspackage:a-ordning' }],
  clientId: [clientId], // no tokens without it
})
// POST it to systemregister/vendor with client.vendorToken({ scope: 'altinn:authentication/systemregister.write' })
console.log(body)
