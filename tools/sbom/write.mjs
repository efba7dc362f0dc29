// Writes what the product is made of, as CycloneDX, and the licences of all of it: node tools/sbom/write.mjs [folder]
//
// server.cdx.json (NuGet), client.cdx.json and postgres.cdx.json (npm), and licences.md. Only what is delivered: no tests, no build tools.
// A component without a licence fails it. It reads what the restore has left behind (dotnet restore, npm ci); nothing is asked of the network.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..', '..');
const target = path.resolve(process.argv[2] ?? path.join(root, 'sbom'));

const run = (command, cwd = root) => {
  const { status, stdout, stderr } = spawnSync(command, { cwd, shell: true, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`"${command}" failed (exit code ${status}).\n${stdout}\n${stderr}`);
  return stdout;
};

const writeServer = () => {
  const version = /<Version>(.+)<\/Version>/.exec(readFileSync(path.join(root, 'Directory.Build.props'), 'utf8'))[1];
  run('dotnet tool restore');
  run(`dotnet CycloneDX src/Api/Api.csproj --recursive --disable-package-restore --output "${target}" --filename server.cdx.json --output-format Json --set-name ImageGenerator --set-version ${version}`);
};

// npm lists what the lock file names, installed here or not: the PostgreSQL of every platform is among it.
const writeNpm = (folder, name) => {
  const bom = run('npm sbom --sbom-format cyclonedx --package-lock-only --omit dev', path.join(root, folder));
  writeFileSync(path.join(target, name), bom);
};

// Packages from before there were licence expressions, as their licence file says.
const licencesByFile = { MediatR: 'Apache-2.0' };

const licenceOf = ({ license, expression }) => expression ?? license?.id;

const componentsOf = (name) => {
  const bom = JSON.parse(readFileSync(path.join(target, name), 'utf8'));
  return (bom.components ?? []).map((component) => ({
    name: component.group ? `${component.group}/${component.name}` : component.name,
    version: component.version,
    licence: (component.licenses ?? []).map(licenceOf).filter(Boolean).join(', ') || licencesByFile[component.name],
  }));
};

const tableOf = (title, name) => {
  const components = componentsOf(name);
  const unknown = components.filter(({ licence }) => !licence).map((component) => component.name);
  if (unknown.length > 0) throw new Error(`Nothing says under which licence these are: ${unknown.join(', ')}`);

  const rows = components
    .sort((one, other) => one.name.localeCompare(other.name, 'en'))
    .map(({ name: component, version, licence }) => `| ${component} | ${version} | ${licence} |`);
  return [`## ${title}`, '', '| component | version | licence |', '|---|---|---|', ...rows, ''].join('\n');
};

mkdirSync(target, { recursive: true });
writeServer();
writeNpm('client', 'client.cdx.json');
writeNpm('src/Infrastructure/Native', 'postgres.cdx.json');
writeFileSync(
  path.join(target, 'licences.md'),
  ['# What ImageGenerator is made of', '', tableOf('Server', 'server.cdx.json'), tableOf('Client', 'client.cdx.json'), tableOf('Embedded PostgreSQL', 'postgres.cdx.json')].join('\n'),
);
console.log(`Written to ${target}: server.cdx.json, client.cdx.json, postgres.cdx.json, licences.md`);
