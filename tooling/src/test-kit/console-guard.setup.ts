import { consoleGuard } from './console-guard.ts';

consoleGuard();
