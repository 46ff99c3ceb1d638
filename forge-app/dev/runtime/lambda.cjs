'use strict';

// One process of the app: loads the built bundle and runs what it is sent. Its parent may kill it at any moment.
const path = require('node:path');

const began = performance.now();
const { main } = require(path.join(process.env.FORGE_EFS_RUNTIME_PATH, '__forge__.cjs'));
process.send({ ready: performance.now() - began });

process.on('message', async ({ id, event, limitMs }) => {
  const until = Date.now() + limitMs;
  const result = await main(event, { awsRequestId: id, getRemainingTimeInMillis: () => until - Date.now() });
  process.send({ id, result: JSON.parse(JSON.stringify(result)) });
});
