#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

enableCompileCache?.();
void import('../dist/main.js');
