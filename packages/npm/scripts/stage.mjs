// `stage.mjs PACKAGE SANDBOX BINARY`: lays out two folders as they are published, for `npm pack`.
import { chmod, copyFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

const [packageFolder, sandboxFolder, binary] = process.argv.slice(2)
const LICENCES = ['LICENSE-APACHE', 'LICENSE-MIT']

const { scripts: _, devDependencies: __, overrides: ___, ...published } = await json('package.json')
await stage(packageFolder, published, ['README.md', ...LICENCES.map((name) => `../../${name}`)])
for (const folder of ['dist', 'examples']) await cp(folder, join(packageFolder, folder), { recursive: true })

const { platform, arch } = process
const template = await json('sandbox-platform/package.json')
const forThisMachine = {
  ...template,
  name: `${template.name}-${platform}-${arch}`,
  version: published.version,
  license: published.license,
  os: [platform],
  cpu: [arch],
  // the binary is linked to the C library of the machine that it was made on
  ...(platform === 'linux' && { libc: [process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl'] }),
}
await stage(sandboxFolder, forThisMachine, ['sandbox-platform/README.md', ...LICENCES.map((name) => `../../${name}`)])
const program = join(sandboxFolder, 'bin', basename(binary))
await mkdir(join(sandboxFolder, 'bin'))
await copyFile(binary, program)
await chmod(program, 0o755)

async function stage(folder, manifest, files) {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  await Promise.all(files.map((file) => copyFile(file, join(folder, basename(file)))))
}

async function json(path) {
  return JSON.parse(await readFile(path, 'utf8'))
}
