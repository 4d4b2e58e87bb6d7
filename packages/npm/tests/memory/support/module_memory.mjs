// How much memory the package's WebAssembly module has, which the package itself tells nobody.
import assert from 'node:assert/strict'

const memories = []
// seen while it is made: import the package after this module
WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
  construct(Instance, args) {
    const instance = new Instance(...args)
    memories.push(instance.exports.memory)
    return instance
  },
})

const bytes = () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0)
const turn = () => new Promise((done) => setImmediate(done))

/**
 * Calls `work` that many times, with a running number, and fails if memory has grown after the first tenth.
 *
 * The event loop gets a turn now and then, as in any server: garbage collection tells of lost handles in turns of its own.
 */
export async function assertSteady(times, work) {
  const warm = times / 10
  let before = 0
  for (let call = 0; call < times; call++) {
    const outcome = work(call)
    // most calls have no need to wait
    if (outcome instanceof Promise) await outcome
    if (call % 100 === 0) await turn()
    if (call === warm) before = bytes()
  }
  assert.ok(before > 0, 'no module was seen')
  assert.equal(bytes(), before, `${times} calls left something behind`)
}
