import { useEffect, useState } from 'preact/hooks';

/** The rooms, in the order of the navigation; each is the first segment of its path. */
export const ROOMS = ['playground', 'explorer', 'journeys', 'reports'] as const;

/** One of the rooms. */
export type Room = (typeof ROOMS)[number];

/** Where the reader is: the room, and what follows it in the path. */
export interface Place {
  readonly room: Room | undefined;
  readonly rest: readonly string[];
}

/** Reads a path; `/` is the playground. */
export function placeOf(pathname: string): Place {
  const [first = 'playground', ...rest] = pathname
    .split('/')
    .filter((segment) => segment !== '')
    .map(decodeSegment);
  return { room: ROOMS.find((room) => room === first), rest };
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The path of a place. */
export function pathOf(room: Room, ...rest: readonly string[]): string {
  return `/${[room, ...rest].map(encodeURIComponent).join('/')}`;
}

const MOVED = 'boxwire:moved';

/** Goes to a path of this page without loading it anew. */
export function navigate(path: string): void {
  history.pushState(null, '', path);
  dispatchEvent(new Event(MOVED));
}

/** The current place; follows links, `navigate` and the browser's back button. */
export function usePlace(): Place {
  const [pathname, setPathname] = useState(location.pathname);
  useEffect(() => {
    const update = (): void => setPathname(location.pathname);
    addEventListener('popstate', update);
    addEventListener(MOVED, update);
    return () => {
      removeEventListener('popstate', update);
      removeEventListener(MOVED, update);
    };
  }, []);
  return placeOf(pathname);
}

/** Lets plain clicks on links of this page stay in it; everything else is the browser's. */
export function followLinks(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link?.target !== '' || link.hasAttribute('download') || link.origin !== location.origin) return;
  if (link.pathname === location.pathname && link.hash !== '') return;
  event.preventDefault();
  navigate(link.pathname + link.search + link.hash);
}
