import type { SandboxRequest } from '../../core/http/sandbox-request.ts';
import { refuse } from '../answers/refusal.ts';
import { seconds, shanghaiDate } from '../shanghai-time.ts';
import { flagContext, ruleString, timesOf, venueOf } from '../views/project-view.ts';
import { screenView } from '../views/screen-view.ts';
import type { Call } from '../world.ts';

/** items_detail/info of the mall: camelCase around screens that stay snake_case (bilibili-show §3.6). */
export function getMallDetail({ world, request, parameters }: Call): unknown {
  if (world.settings.mallChecksReferer && !comesFromMall(request)) throw refuse(1, { msg: '来源不正确' });
  const project = world.catalogue.find(parameters.integer('itemsId'));
  if (project === undefined) throw refuse(3, { msg: '项目不存在' });
  const context = flagContext(world, project, request.now);
  return {
    projectId: project.id,
    itemsId: project.id,
    projectName: project.name,
    endTime: timesOf(project, request.now).end_time,
    currentTime: seconds(request.now),
    hotProject: project.hot,
    idBind: project.idBind,
    contactNotice: '',
    buyerInfo: ruleString(project),
    skuVenueInfo: venueOf().venue_info,
    salesDates: project.dated ? project.screens.map(({ startsAt }) => ({ date: shanghaiDate(startsAt) })) : [],
    floorKeys: [],
    basicInfoFloorVO: null,
    screenList: project.dated ? [] : project.screens.map((screen) => screenView(screen, context)),
  };
}

// the mall's own host, or the address this request was sent to
function comesFromMall(request: SandboxRequest): boolean {
  const hosts = ['mall.bilibili.com', request.header('host')?.toLowerCase()];
  return [request.header('referer'), request.header('origin')].some((page) => {
    const url = page === undefined ? null : URL.parse(page);
    return url !== null && hosts.includes(url.host);
  });
}
