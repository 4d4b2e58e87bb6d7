const [, , name] = process.argv
if (name !== 'nothing') await import(name)
const { user, system } = process.cpuUsage()
console.log(JSON.stringify({ cpu: (user + system) / 1000, wall: performance.now() }))
