import type { IdBind, Project } from '../models/project.ts';
import type { Screen } from '../models/screen.ts';

/** What a purchase needs, as four independent flags (bilibili-show §11). */
export interface PurchaseKind {
  /** 0 no real name, 1 one id per order, 2 one id per ticket. */
  readonly idBind: IdBind;
  readonly pickSeat: boolean;
  readonly paper: boolean;
  readonly dated: boolean;
}

type ProjectFacts = Pick<Project, 'id_bind' | 'pick_seat' | 'has_paper_ticket' | 'project_type' | 'sales_dates'>;
type ScreenFacts = Pick<Screen, 'pick_seat' | 'delivery_type'>;

/** The kind of a purchase, from a project and, once one is chosen, its screen (bilibili-show §11). */
export function purchaseKindOf(project: ProjectFacts, screen?: ScreenFacts): PurchaseKind {
  return {
    idBind: project.id_bind,
    pickSeat: screen?.pick_seat ?? project.pick_seat ?? false,
    paper: isPaper(project, screen),
    dated: (project.sales_dates ?? []).length > 0 || project.project_type === 2,
  };
}

// delivery_type 1 is electronic, while ticket_type 1 is paper (bilibili-show §13)
function isPaper(project: ProjectFacts, screen: ScreenFacts | undefined): boolean {
  if (screen?.delivery_type !== undefined) return screen.delivery_type !== 1;
  return project.has_paper_ticket ?? false;
}
