import type { Wht93Received, Wht93Snapshot } from './received/received-view.ts';

/** What a sandbox with the wht93 platform received; over HTTP the same is `GET /__sandbox/state/wht93`, member `received`. */
export function wht93Received(sandbox: { readonly admin: { state(platform: 'wht93'): unknown } }): Wht93Received {
  return (sandbox.admin.state('wht93') as Wht93Snapshot).received;
}
