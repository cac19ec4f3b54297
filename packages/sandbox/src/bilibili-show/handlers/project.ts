import { refuse } from '../answers/refusal.ts';
import type { Project } from '../catalogue/project.ts';
import { shanghaiDate } from '../shanghai-time.ts';
import { flagContext, projectView } from '../views/project-view.ts';
import { screenView } from '../views/screen-view.ts';
import type { Call } from '../world.ts';

/** project/get and project/getV2: one answer, two routes (bilibili-show §3.1). */
export function getProject({ world, request, parameters }: Call): unknown {
  const project = findProject(world.catalogue, parameters.integer('id') ?? parameters.integer('project_id'));
  return projectView(world, project, request.now);
}

/** project/infoByDate; a date without screens is no error (bilibili-show §3.5). */
export function getProjectByDate({ world, request, parameters }: Call): unknown {
  const project = findProject(world.catalogue, parameters.integer('id'));
  const date = parameters.text('date');
  const context = flagContext(world, project, request.now);
  const screens = project.screens.filter(({ startsAt }) => shanghaiDate(startsAt) === date);
  return { id: project.id, screen_list: screens.map((screen) => screenView(screen, context)) };
}

function findProject(catalogue: Call['world']['catalogue'], id: number | undefined): Project {
  const project = catalogue.find(id);
  // the number of "too fast" on createV2 (bilibili-show §3.1)
  if (project === undefined) throw refuse(3, { msg: '项目不存在' });
  return project;
}
