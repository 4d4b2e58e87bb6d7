const library = require('systembruker')

import('./check.mjs').then(async ({ check }) => {
  console.log(JSON.stringify(await check(library, JSON.parse(process.env.WORLD))))
})
