// What has to work in every runtime. Gives what came of it, so that each test compares with the same.
const KID = 'nordlys-2026'
const CUSTOMER = '311860917'
const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
}

/** `world` says where a sandbox is and which key it knows; without it no token is asked for. */
export async function check(library, world) {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(RSA, false, ['sign', 'verify'])
  const signer = library.webCryptoSigner(privateKey)
  const token = await signed({ iss: 'https://issuer.example/', exp: 4_000_000_000, client_id: 'æøå' }, signer)
  return {
    decoded: library.decode(token).claims.client_id,
    error: failure(library, () => library.decode('no.token')),
    grant: await grantVerifies(library, signer, publicKey),
    verified: await verified(library, token, publicKey),
    later: await loadedLater(library),
    ...(world && { token: await systemUserToken(library, world) }),
  }
}

/** What `check` gives where all is well. */
export const GOOD = {
  decoded: 'æøå',
  error: { code: 'token.not_three_parts', ours: true, subclass: true },
  grant: true,
  verified: 'æøå',
  later: { setup: true, ring: true },
}

/** The same, with a sandbox. */
export const GOOD_WITH_TOKEN = { ...GOOD, token: { organisation: CUSTOMER, verifiedFor: CUSTOMER } }

function failure(library, call) {
  try {
    call()
    return 'none'
  } catch (error) {
    const { SystembrukerError, MalformedTokenError } = library
    return {
      code: error.code,
      ours: error instanceof SystembrukerError,
      subclass: error instanceof MalformedTokenError,
    }
  }
}

async function grantVerifies(library, signer, publicKey) {
  const grant = library.buildGrant({ environment: 'test', clientId: '5d0f7c1e', kid: KID, scope: 'altinn:demo.read' })
  const [header, claims, signature] = (await grant.sign(signer)).expose().split('.')
  const signingInput = new TextEncoder().encode(`${header}.${claims}`)
  return crypto.subtle.verify(RSA.name, publicKey, bytes(signature), signingInput)
}

async function verified(library, token, publicKey) {
  const { n, e } = await crypto.subtle.exportKey('jwk', publicKey)
  const keys = { keys: [{ kty: 'RSA', kid: KID, n, e }] }
  return (await library.verify(token, { keys, issuer: 'https://issuer.example/' })).claims.client_id
}

/** What has a WebAssembly module of its own, loaded when it is asked for: reading a private key, and signing without WebCrypto. */
async function loadedLater(library) {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(RSA, true, ['sign', 'verify'])
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey))
  const pem = `-----BEGIN PRIVATE KEY-----\n${btoa(String.fromCharCode(...pkcs8))}\n-----END PRIVATE KEY-----\n`
  const data = new TextEncoder().encode('signed')
  const good = async (sign) => crypto.subtle.verify(RSA.name, publicKey, await sign(data, 'RS256'), data)
  return { setup: await good(await library.pemSigner(pem)), ring: await good(await library.ringSigner(pem)) }
}

async function systemUserToken(library, { issuer, jwksUri, api, clientId, jwk, scope }) {
  const key = await crypto.subtle.importKey('jwk', jwk, RSA, false, ['sign'])
  const client = new library.Client({ issuer, clientId, kid: jwk.kid, scope, signer: library.webCryptoSigner(key) })
  const token = await client.systemUserToken({ organisationNumber: CUSTOMER })
  const answer = await fetch(api, { headers: { authorization: token.authorization() } })
  const { organisation } = await answer.json()
  const verifier = await library.createVerifier({ issuer, jwksUri })
  const { systemUsers } = await verifier.verify(token.expose())
  return { organisation, verifiedFor: systemUsers[0].systemuser_org.number }
}

async function signed(claims, signer) {
  const part = (value) => base64url(new TextEncoder().encode(JSON.stringify(value)))
  const input = `${part({ alg: 'RS256', kid: KID })}.${part(claims)}`
  const signature = await signer(new TextEncoder().encode(input), 'RS256')
  return `${input}.${base64url(new Uint8Array(signature))}`
}

function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function bytes(base64url) {
  return Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
}
