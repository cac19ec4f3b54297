export { channelProfile, type ChannelProfile, type InterparkChannel } from './channels.ts';
export { INTERPARK_BACKEND_CODES } from './codes/backend-codes.ts';
export { INTERPARK_GENERATIONS, type InterparkGeneration } from './generation.ts';
export { createInterpark, interpark, type InterparkOptions, type InterparkPlatform } from './interpark.ts';
