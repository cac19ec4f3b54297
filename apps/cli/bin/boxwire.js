#!/usr/bin/env node
import module from 'node:module';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  process.stderr.write(`boxwire needs Node 22.19 or newer; this is ${process.version}\n`);
  process.exitCode = 2;
} else {
  module.enableCompileCache?.();
  void import('../dist/main.js');
}
