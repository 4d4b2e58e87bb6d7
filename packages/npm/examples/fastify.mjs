// node fastify.mjs: an API for system users, which takes filings
import Fastify from 'fastify'
import { createVerifier, MalformedTokenError, VerificationError } from 'systembruker'

const { AUDIENCE, MASKINPORTEN, MASKINPORTEN_ISSUER, PORT } = process.env

// fetches the keys when the first token comes, and keeps them for a day
const verifier = await createVerifier({
  environment: MASKINPORTEN, // test or prod …
  issuer: MASKINPORTEN_ISSUER, // … or, in place of it, a sandbox
  audience: AUDIENCE, // what callers give as resource; not judged if undefined
})

const app = Fastify({ logger: true })
app.decorateRequest('systemUser', null)
app.addHook('onRequest', async (request, reply) => {
  const [, token = ''] = /^Bearer (.*)$/i.exec(request.headers.authorization ?? '') ?? []
  const { claims, systemUsers } = await verifier.verify(token)
  const granted = claims.scope?.split(' ').includes('altinn:demo.read')
  // none: the vendor's own token, which stands for no customer
  if (!granted || !systemUsers?.length) return reply.code(403).send({ error: 'insufficient_scope' })
  request.systemUser = systemUsers[0]
})

app.setErrorHandler((error, _request, reply) => {
  if (!(error instanceof MalformedTokenError || error instanceof VerificationError)) return reply.send(error)
  reply.code(401).header('www-authenticate', 'Bearer error="invalid_token"').send({ code: error.code })
})

app.post('/filings', async ({ systemUser }, reply) => {
  // whether this system user may do it is for Altinn's decision point (PDP) to say, by systemuser_id
  const { systemuser_org, systemuser_id, system_id } = systemUser
  return reply.code(201).send({ organisation: systemuser_org.number, systemUser: systemuser_id[0], system: system_id })
})

await app.listen({ port: Number(PORT ?? 3001), host: '127.0.0.1' })
console.log(`port ${app.server.address().port}`)
