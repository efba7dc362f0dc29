// Generates src/lib/api/schema.gen.ts from the server's OpenAPI document.
//   npm run api:types                     reads ../openapi/v1.json
//   npm run api:types -- other.json       reads another document (or OPENAPI_DOCUMENT=other.json)
//   npm run api:check                     writes nothing; fails when the committed file differs
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const clientRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const target = path.join(clientRoot, 'src/lib/api/schema.gen.ts');
const args = process.argv.slice(2);
const check = args.includes('--check');
const document =
  args.find((arg) => !arg.startsWith('--')) ?? process.env.OPENAPI_DOCUMENT ?? '../openapi/v1.json';
const source = path.resolve(clientRoot, document);

const header =
  '// Generated from openapi/v1.json by `npm run api:types`. Do not edit: change the server and regenerate.\n\n';
const types = header + astToString(await openapiTS(pathToFileURL(source), { alphabetize: true }));

if (check) {
  const committed = await readFile(target, 'utf8').catch(() => '');
  // Git may check the file out with CRLF; only the content counts.
  if (committed.replaceAll('\r\n', '\n') !== types) {
    console.error(
      `src/lib/api/schema.gen.ts does not match ${document}: run "npm run api:types" and commit the result.`,
    );
    process.exit(1);
  }
  console.log('src/lib/api/schema.gen.ts is up to date.');
} else {
  await writeFile(target, types);
  console.log(`Wrote src/lib/api/schema.gen.ts from ${document}.`);
}
