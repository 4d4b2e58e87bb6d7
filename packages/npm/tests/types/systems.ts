// Compiled, never run: how a system is described.
import { type SystemDefinition, systemBody, systemFromGuide2024 } from 'systembruker'

const texts = { nb: 'a', nn: 'b', en: 'c' }
const required = { id: '315181909_a', vendor: { ID: '0192:315181909' }, name: texts, description: texts }
await systemBody(required)
await systemBody(JSON.stringify(required))
// also as a JSON file is imported
const whole = {
  ...required,
  vendor: { authority: 'iso6523-actorid-upis', ID: '0192:315181909' },
  rights: [{ action: 'read', resource: [{ id: 'urn:altinn:resource', value: 'app_ttd_a' }] }],
  accessPackages: [{ urn: 'urn:altinn:accesspackage:a-ordning' }],
  clientId: ['5d0f7c1e'],
  isVisible: false,
  allowedRedirectUrls: ['https://vendor.example/back'],
}
whole satisfies SystemDefinition
// @ts-expect-error: no client ids by that name
await systemBody({ ...required, clientIds: [] })
// @ts-expect-error: a language is missing
await systemBody({ ...required, name: { nb: 'a', en: 'c' } })
// @ts-expect-error: on the wire it is ID
await systemBody({ ...required, vendor: { id: '0192:315181909' } })

const { draft } = await systemFromGuide2024('{}')
await systemBody({ ...draft, name: { nn: 'b', en: 'c', nb: 'a' }, description: texts })
// @ts-expect-error: it may lack a language
await systemBody(draft)
