import { htmlReply, rawReply, type Reply } from '../../core/http/reply.ts';
import { plainPage } from '../answers/pages.ts';
import { otnSession } from '../gate/cookies.ts';
import { portalPage, PORTAL_SCRIPT_PATH, transferPage } from '../pages/left-ticket-page.ts';
import { stationScript } from '../stations/station-script.ts';
import type { Call } from '../world.ts';

/** `station_name.js`; whatever version is asked for (rail12306 §4.1). */
export function stationFile({ world }: Call): Reply {
  const script = stationScript(world.settings.forms.stationTokens);
  return rawReply(script, 'application/javascript', { headers: { 'Cache-Control': 'max-age=3600' } });
}

/** The portal's copy: always the new form. */
export function portalScript({ request }: Call): Reply {
  if (!/^station_name(_new)?(_v\w+)?\.js$/.test(request.params.file ?? '')) {
    return plainPage('404', '页面不存在', { status: 404 });
  }
  return rawReply(stationScript(11), 'application/javascript');
}

/** The portal page (rail12306 §5.1). */
export function portal({ request }: Call): Reply {
  request.mint('station script', `.${PORTAL_SCRIPT_PATH.slice('/index'.length)}`);
  return htmlReply(portalPage());
}

/** Where refused requests are sent (rail12306 §12 no. 26). */
export function errorPage({ world }: Call): Reply {
  return plainPage('出错了', '网络可能存在问题，请您重试一下！', { status: world.settings.errorPageStatus });
}

/** The page of the transfer query (rail12306 §7). */
export function transferInit({ world, request }: Call): Reply {
  const { cookies } = otnSession(world, request);
  return htmlReply(transferPage(), { headers: { 'Set-Cookie': cookies } });
}
