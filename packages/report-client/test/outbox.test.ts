import { sqliteOutbox } from '../src/sqlite/sqlite-outbox.ts';
import { outboxSuite } from './outbox-suite.ts';
import { memoryOutbox } from './support/memory-outbox.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

outboxSuite('memory', async () => ({ store: memoryOutbox(), release: async () => undefined }));

outboxSuite('SQLite', async () => {
  const folder = temporaryFolder();
  let store = sqliteOutbox(folder.path('outbox.db'));
  return {
    store,
    reopen: async () => {
      await store.close();
      return (store = sqliteOutbox(folder.path('outbox.db')));
    },
    release: async () => {
      folder[Symbol.dispose]();
    },
  };
});
