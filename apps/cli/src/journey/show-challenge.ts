import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChallengeEvent } from '@boxwire/contract';
import { drawnSeats, isShowSeat } from '../bilibili/drawn-seats.ts';
import { seatMapLines } from '../output/seat-map.ts';
import type { Style } from '../output/style.ts';
import { tableLines } from '../output/table.ts';
import type { CommandContext } from '../program/command-context.ts';
import { qrLines, qrModules } from './qr-lines.ts';

const PICTURE = /^data:image\/(png|jpeg|gif);base64,/;

/** Shows the account holder what a challenge is about: pictures, seats and lists as such, the rest as text. On stderr. */
export async function showChallenge(
  { kind, ref, show }: ChallengeEvent['challenge'],
  { io, style }: Pick<CommandContext, 'io' | 'style'>,
): Promise<void> {
  io.stderr.write(`    ${style.dim(`ref: ${ref}`)}\n`);
  for (const [name, value] of Object.entries(show ?? {})) {
    const lines = await factLines(name, value, { kind, style });
    io.stderr.write(lines.map((line) => `    ${line}\n`).join(''));
  }
}

interface Shown {
  readonly kind: string;
  readonly style: Style;
}

async function factLines(name: string, value: unknown, { kind, style }: Shown): Promise<string[]> {
  if (typeof value === 'string') {
    const picture = PICTURE.exec(value);
    return picture === null ? [`${name}: ${value}`] : pictureLines(value, { kind, style, type: picture[1] ?? 'png' });
  }
  if (!isList(value)) return [`${name}: ${JSON.stringify(value)}`];
  const seats = (value as readonly object[]).filter(isShowSeat);
  return seats.length === value.length ? seatMapLines(drawnSeats(seats), style) : listLines(name, value);
}

async function pictureLines(uri: string, { kind, style, type }: Shown & { readonly type: string }): Promise<string[]> {
  const modules = kind === 'qr' ? await qrModules(uri) : undefined;
  if (modules !== undefined) return qrLines(modules, style);
  // a terminal cannot draw it, so the holder opens it
  const path = join(await mkdtemp(join(tmpdir(), 'boxwire-')), `${kind}.${type}`);
  await writeFile(path, Buffer.from(uri.replace(PICTURE, ''), 'base64'), { mode: 0o600 });
  return [`picture: ${path}`];
}

type Item = Readonly<Record<string, unknown>>;

function isList(value: unknown): value is readonly Item[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'object' && item !== null);
}

function listLines(name: string, items: readonly Item[]): string[] {
  const header = [...new Set(items.flatMap((item) => Object.keys(item)))];
  const text = (value: unknown): string =>
    value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  return [`${name}:`, ...tableLines([header, ...items.map((item) => header.map((key) => text(item[key])))])];
}
