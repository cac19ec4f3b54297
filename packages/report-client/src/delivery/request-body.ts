import { ruleOf } from '../kinds/kind-rules.ts';
import type { WireBody } from '../kinds/kind-rule.ts';
import type { CodeRef } from '../outbox/code-ref.ts';
import type { Batch } from './feed.ts';

/** The body that carries a batch, codes filled in. Throws when a code is missing although no gate was closed. */
export function requestBody(batch: Batch, codes: ReadonlyMap<CodeRef, string>): WireBody {
  const [{ report, payload }, ...rest] = batch;
  return ruleOf(report.kind).body([payload, ...rest.map((each) => each.payload)], (ref) => {
    const code = codes.get(ref);
    if (code === undefined) throw new Error(`no code for ${ref}`);
    return code;
  });
}
