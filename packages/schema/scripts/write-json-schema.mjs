// Writes the JSON Schemas that are published with the package, from the schema itself.
import { writeFileSync } from 'node:fs';
import { jsonSchemaDrafts, runConfigJsonSchema } from '../dist/index.js';

for (const draft of jsonSchemaDrafts) {
  const file = new URL(`../dist/run-config.draft-${draft}.schema.json`, import.meta.url);
  writeFileSync(file, `${JSON.stringify(runConfigJsonSchema(draft), null, 2)}\n`);
}
