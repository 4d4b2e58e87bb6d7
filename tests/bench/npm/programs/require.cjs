const name = process.argv[2]
if (name !== 'nothing') require(name)
const { user, system } = process.cpuUsage()
console.log(JSON.stringify({ cpu: (user + system) / 1000, wall: performance.now() }))
