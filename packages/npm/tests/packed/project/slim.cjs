const library = require('systembruker/slim')

Promise.all([import('./check.mjs'), library.init()]).then(async ([{ check }]) => {
  console.log(JSON.stringify(await check(library, JSON.parse(process.env.WORLD))))
})
