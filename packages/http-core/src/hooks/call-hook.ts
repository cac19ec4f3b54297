import { hookErrorChannel } from './channels.ts';

/** Calls a hook; what it throws, or a promise it returns rejects with, goes to the hook-error channel only. */
export function callHook<Event>(name: string, hook: ((event: Event) => unknown) | undefined, event: Event): void {
  if (hook === undefined) return;
  try {
    const result = hook(event);
    if (result instanceof Promise) {
      result.catch((error: unknown) => {
        publish(name, error);
      });
    }
  } catch (error) {
    publish(name, error);
  }
}

function publish(hook: string, error: unknown): void {
  if (hookErrorChannel.hasSubscribers) hookErrorChannel.publish({ hook, error });
}
