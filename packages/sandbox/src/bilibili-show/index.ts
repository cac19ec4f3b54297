export type { AnswerForms } from './answers/answer-forms.ts';
export type { EnvelopeForm } from './answers/envelope.ts';
export type { EnvelopeChoice } from './answers/envelope-switch.ts';
export type { BilibiliShowProject } from './catalogue/project-option.ts';
export { BILIBILI_SHOW_CHALLENGE_ANSWER } from './gate/challenges.ts';
export { BILIBILI_SHOW_FAULTS } from './gate/faults.ts';
export type { BilibiliShowSandboxOptions } from './options.ts';
export { BILIBILI_SHOW_DEMO_USER } from './people/people-seed.ts';
export { BILIBILI_SHOW_DEFAULT_PORT, bilibiliShowSandbox } from './bilibili-show-sandbox.ts';
