import type { JSX } from 'preact';
import { navigate, pathOf } from '../../app/router.ts';
import type { RoomProps } from '../../app/lazy-room.tsx';
import { useSay } from '../../i18n/language.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { SignTab } from './sign-tab.tsx';
import { VerifyTab } from './verify-tab.tsx';
import './playground.css';

/** The signature playground; its second tab verifies. */
export function Playground({ rest }: RoomProps): JSX.Element {
  const say = useSay();
  const tab = rest[0] === 'verify' ? 'verify' : 'sign';
  return (
    <>
      <div class="room-head">
        <h1>{say('room.playground')}</h1>
        <p>{say('playground.lead')}</p>
      </div>
      <Tabs
        label={say('room.playground')}
        tabs={[
          ['sign', say('playground.tab.sign')],
          ['verify', say('playground.tab.verify')],
        ]}
        current={tab}
        onSelect={(next) => navigate(next === 'verify' ? pathOf('playground', 'verify') : pathOf('playground'))}
      >
        {tab === 'sign' ? <SignTab /> : <VerifyTab />}
      </Tabs>
    </>
  );
}
