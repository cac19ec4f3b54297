import type { OutboxStore } from '@boxwire/report-client';

/** The same outbox with some of its methods replaced. */
export function wrapStore(store: OutboxStore, own: Partial<OutboxStore>): OutboxStore {
  return {
    open: () => store.open(),
    close: () => store.close(),
    accept: (drafts, at) => store.accept(drafts, at),
    claim: (options) => store.claim(options),
    claimFollowers: (head, limit) => store.claimFollowers(head, limit),
    settle: (settlements) => store.settle(settlements),
    release: (seqs) => store.release(seqs),
    nextDueAt: (now) => store.nextDueAt(now),
    codes: (refs) => store.codes(refs),
    putCodes: (codes) => store.putCodes(codes),
    status: () => store.status(),
    find: (query) => store.find(query),
    countOpenBefore: (before) => store.countOpenBefore(before),
    redrive: (seqs, at) => store.redrive(seqs, at),
    discard: (seq, decision) => store.discard(seq, decision),
    prune: (before) => store.prune(before),
    subscribe: (onWork) => store.subscribe(onWork),
    ...own,
  };
}
