import { join } from 'node:path';

import { processHost } from '../host.ts';
import { main } from '../main.ts';

// In the bundle all entries are side by side.
const host = processHost([process.execPath, join(__dirname, 'local-server.cjs')]);

// What is written is written when the write returns, so nothing is lost by ending here, and what a library left open
// does not keep the user waiting.
void main(process.argv.slice(2), host).then((status) => process.exit(status));
