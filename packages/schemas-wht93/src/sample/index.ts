export { makeSample } from './make-sample.ts';
export type { SampleOptions } from './make-sample.ts';
export { SAMPLE_KINDS } from './sample-types.ts';
export type { Sample, SampleKind, SampleReportKind } from './sample-types.ts';
