import { join } from 'node:path';

import { processHost } from '../host.ts';
import { main, reportCrash } from '../main.ts';

const argv = process.argv.slice(2);
// in the bundle all entries are side by side, and the pages of issue codes below them
const host = processHost(
  [process.execPath, join(__dirname, 'local-server.cjs')],
  join(__dirname, 'issues'),
);

process.on('uncaughtException', (error) => process.exit(reportCrash(error, argv, host)));

// What is written is written when the write returns, so nothing is lost by ending here, and what a library left open does
// not keep the user waiting.
void main(argv, host).then((status) => process.exit(status));
