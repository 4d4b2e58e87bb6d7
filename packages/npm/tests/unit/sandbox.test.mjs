import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { SandboxError, startSandbox } from 'systembruker/sandbox'

const CLIENT = { client_id: '5d0f7c1e-3b5a-4f0e-9d44-2f6a1c7be901', organisation: '315181909' }

test('starts with a configuration, and ends', async () => {
  const sandbox = await startSandbox({ config: { clients: [CLIENT] } })
  assert.equal((await fetch(sandbox.addresses.metadata)).status, 200)
  assert.equal((await sandbox.state()).clients[0].client_id, CLIENT.client_id)
  const [request] = await sandbox.requests()
  assert.deepEqual(
    { ...request, at: 0 },
    { at: 0, method: 'GET', path: '/.well-known/oauth-authorization-server', status: 200 },
  )
  assert.equal(sandbox.stopped, false)

  await sandbox.stop()
  await sandbox.stop()
  assert.equal(sandbox.stopped, true)
  await assert.rejects(sandbox.requests(), { name: 'SandboxError', code: 'sandbox.stopped' })
})

test('acts out faults, moves its clock, changes its keys and forgets', async () => {
  const sandbox = await startSandbox()
  try {
    await sandbox.addFault({ kind: 'status', status: 503, path: '/jwk' }, { kind: 'delay', ms: 1, path: '/jwk' })
    assert.equal((await fetch(sandbox.addresses.jwks_uri)).status, 503)
    assert.equal((await sandbox.faults()).length, 1)
    await sandbox.clearFaults()

    const kid = await sandbox.rotateKey('maskinporten', 'drop')
    const { keys } = await (await fetch(sandbox.addresses.jwks_uri)).json()
    assert.deepEqual(
      keys.map((key) => key.kid),
      [kid],
    )

    await sandbox.setClock({ now: 1_790_000_000 })
    const { now } = await sandbox.control('GET', '/clock')
    assert.ok(now - 1_790_000_000 < 60)

    await sandbox.clearRequests()
    assert.deepEqual(await sandbox.requests(), [])
    await sandbox.load({ clients: [CLIENT] })
    await sandbox.control('DELETE', `/clients/${CLIENT.client_id}`)
    await sandbox.reset()
    assert.deepEqual((await sandbox.state()).clients, [])
  } finally {
    await sandbox[Symbol.asyncDispose]()
  }
})

test('a configuration that is refused leaves no process behind', async () => {
  const config = { clients: [{ ...CLIENT, organisation: '1' }] }
  const refusal = await startSandbox({ config }).catch((error) => error)
  assert.ok(refusal instanceof SandboxError)
  assert.equal(refusal.code, 'config.organisation_number')
})

test('says what to install, or why a program did not start', async (t) => {
  await assert.rejects(startSandbox({ path: '/nowhere/sandbox' }), { code: 'sandbox.not_started', message: /ENOENT/ })
  await assert.rejects(startSandbox({ path: 'false' }), { code: 'sandbox.not_started', message: /ended at once/ })
  const set = process.env.SYSTEMBRUKER_SANDBOX
  t.after(() => (process.env.SYSTEMBRUKER_SANDBOX = set))
  delete process.env.SYSTEMBRUKER_SANDBOX
  const name = `@systembruker/sandbox-${process.platform}-${process.arch}`
  await assert.rejects(startSandbox(), (error) => error.code === 'sandbox.not_found' && error.message.includes(name))
})

test('a program that forgets its sandbox ends, and the sandbox with it', async () => {
  const program = spawnProgram('console.log(sandbox.issuer)')
  const [issuer] = await once(program.stdout.setEncoding('utf8'), 'data')
  assert.deepEqual(await once(program, 'exit'), [0, null])
  await isGone(issuer)
})

test('the sandbox ends when its program is killed', async () => {
  const program = spawnProgram('console.log(sandbox.issuer); setInterval(() => {}, 1000)')
  const [issuer] = await once(program.stdout.setEncoding('utf8'), 'data')
  assert.equal((await fetch(`${issuer}jwk`)).status, 200)
  program.kill('SIGKILL')
  await once(program, 'exit')
  await isGone(issuer)
})

function spawnProgram(rest) {
  const code = `import { startSandbox } from 'systembruker/sandbox'; const sandbox = await startSandbox(); ${rest}`
  return spawn(process.execPath, ['--input-type=module', '--eval', code], { stdio: ['ignore', 'pipe', 'inherit'] })
}

async function isGone(issuer) {
  for (let left = 100; left > 0; left--) {
    const answers = await fetch(`${issuer.trim()}jwk`).then(
      () => true,
      () => false,
    )
    if (!answers) return
    await sleep(50)
  }
  assert.fail('the sandbox is still there')
}
