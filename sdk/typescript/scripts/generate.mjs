// Generates src/schema.gen.ts from the server's OpenAPI document.
//   npm run generate          reads ../../openapi/v1.json
//   npm run generate:check    writes nothing; fails when the committed file differs
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const source = new URL('../../../openapi/v1.json', import.meta.url);
const target = new URL('../src/schema.gen.ts', import.meta.url);
const header = '// Generated from openapi/v1.json by `npm run generate`. Do not edit.\n\n';
const types = header + astToString(await openapiTS(source, { alphabetize: true }));

if (!process.argv.includes('--check')) {
  await writeFile(target, types);
} else if ((await readFile(target, 'utf8')).replaceAll('\r\n', '\n') !== types) {
  // Git may check the file out with CRLF; only the content counts.
  console.error(
    'src/schema.gen.ts is not of this openapi/v1.json: run "npm run generate" and commit the result.',
  );
  process.exitCode = 1;
}
