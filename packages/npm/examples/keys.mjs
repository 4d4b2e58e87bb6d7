// node keys.mjs: the same key in every form that signs
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { buildGrant, jwkSigner, nodeSigner, pemSigner, webCryptoSigner } from 'systembruker'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

// PEM: PKCS#8 (PRIVATE KEY) and PKCS#1 (RSA PRIVATE KEY), not encrypted
const pkcs8 = await pemSigner(privateKey.export({ type: 'pkcs8', format: 'pem' }))
const pkcs1 = await pemSigner(privateKey.export({ type: 'pkcs1', format: 'pem' }))

// a private JWK, as object or JSON; its kid becomes the client's
const jwk = await jwkSigner({ ...privateKey.export({ format: 'jwk' }), kid: 'my-key' })

// a KeyObject: also from an encrypted PEM, and signs in Node's thread pool
const encrypted = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'pass' })
const keyObject = nodeSigner(createPrivateKey({ key: encrypted, passphrase: 'pass' }))

// WebCrypto: non-extractable, so nobody reads the key again, not even this program
const der = privateKey.export({ type: 'pkcs8', format: 'der' })
const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
const webCrypto = webCryptoSigner(await crypto.subtle.importKey('pkcs8', der, rsa, false, ['sign']))

// a key vault or HSM: any function that gives the raw signature of exactly these bytes, which are not hashed yet
const vault = { sign: async (bytes) => sign('sha256', bytes, privateKey) }
const keyVault = Object.assign((bytes, algorithm, signal) => vault.sign(bytes, algorithm, signal), { kid: 'my-key' })

const texts = new Set()
for (const signer of [pkcs8, pkcs1, jwk, keyObject, webCrypto, keyVault]) {
  const grant = { environment: 'test', clientId: '5d0f7c1e', kid: 'my-key', scope: 'altinn:demo.read' }
  const assertion = await buildGrant({ ...grant, now: 1_790_000_000, jti: 'one' }).sign(signer)
  texts.add(assertion.expose())
}
console.log(`${texts.size} assertion`) // RS256 is deterministic
