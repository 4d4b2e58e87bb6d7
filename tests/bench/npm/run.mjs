// `cargo xtask bench npm [PART...]`: each part in a process of its own, so that none warms or litters another's.
import { spawnSync } from 'node:child_process'
import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'

const PARTS = ['decode', 'decode_in_page', 'grant', 'cached_token', 'verify', 'import_time', 'size']

const asked = process.argv.slice(2)
const unknown = asked.filter((part) => !PARTS.includes(part))
if (unknown.length > 0) throw new Error(`no such part: ${unknown.join(', ')}; there are ${PARTS.join(', ')}`)
for (const part of asked.length > 0 ? asked : PARTS) {
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL(`${part}.mjs`, import.meta.url))], {
    stdio: 'inherit',
  })
  if (status !== 0) process.exitCode = 1
}
console.log(
  `\nload of this machine: ${loadavg()
    .map((load) => load.toFixed(1))
    .join(', ')}`,
)
