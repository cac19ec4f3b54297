import { spawnSync } from 'node:child_process';

/** Runs a module of this repository with its packages resolved to their sources, so that it needs no build. */
const { status } = spawnSync(process.execPath, ['--conditions=@boxwire/source', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
