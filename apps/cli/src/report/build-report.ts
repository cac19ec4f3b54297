import { isReportError, reportDrafts, type ReportDraft, type ReportIssue } from '@boxwire/report-client';
import type { FindField } from './columns.ts';
import { convertValue, moneyProblem, type MoneyUnit } from './convert-value.ts';
import type { FileField, KindShape } from './kind-shape.ts';
import type { FileRow } from './rows/file-row.ts';

/** What is wrong with a row. Never holds a value. */
export interface RowProblem {
  readonly line: number;
  /** Wire name, or the column; absent when the row as a whole is wrong. */
  readonly field?: string;
  /** Clause of the annex, A.3.3.6. */
  readonly clause: string;
  /** Begins with the field, its table and its row where there are such. */
  readonly problem: string;
}

/** A report as it stands in a file. */
export interface FileReport {
  readonly rows: readonly FileRow[];
  /** As a reporter takes it; incomplete when there are problems. */
  readonly report: Readonly<Record<string, unknown>>;
  /** Empty when there are problems. */
  readonly drafts: readonly ReportDraft[];
  readonly problems: readonly RowProblem[];
}

/** How rows are read. */
export interface BuildOptions {
  readonly shape: KindShape;
  readonly find: FindField;
  readonly money: MoneyUnit;
}

/** Makes one report of its rows, and checks it against the standard. Pure. */
export function buildReport(rows: readonly FileRow[], options: BuildOptions): FileReport {
  const builder = new Builder(options);
  for (const row of rows) builder.add(row);
  return builder.build(rows);
}

type Values = Record<string, unknown>;

class Builder {
  readonly #options: BuildOptions;
  readonly #head: Values = {};
  readonly #items: Values[] = [];
  /** Line of each item. */
  readonly #lines: number[] = [];
  readonly #problems: RowProblem[] = [];
  #firstLine = 0;

  constructor(options: BuildOptions) {
    this.#options = options;
  }

  add({ line, values, unreadable }: FileRow): void {
    const { shape } = this.#options;
    const isFirst = this.#firstLine === 0;
    if (isFirst) this.#firstLine = line;
    if (unreadable !== undefined) {
      this.#problems.push({ line, clause: shape.clause, problem: unreadable.problem });
      return;
    }
    const list = shape.list === undefined ? undefined : values[shape.list];
    const item: Values = {};
    for (const [column, given] of Object.entries(values)) {
      if (column !== shape.list) this.#take({ line, column, given }, { item, isFirst });
    }
    if (shape.list === undefined) return;
    if (Array.isArray(list)) this.#takeList(list, line);
    else this.#push(item, line);
  }

  build(rows: readonly FileRow[]): FileReport {
    const { kind, list, clause } = this.#options.shape;
    const report = list === undefined ? this.#head : { ...this.#head, [list]: this.#items };
    if (this.#problems.length > 0) return { rows, report, drafts: [], problems: this.#problems };
    try {
      return { rows, report, drafts: reportDrafts(kind, report as never), problems: [] };
    } catch (error) {
      if (!isReportError(error)) throw error;
      return { rows, report, drafts: [], problems: error.issues.map((issue) => this.#rowProblem(issue, clause)) };
    }
  }

  #takeList(list: readonly unknown[], line: number): void {
    for (const [index, row] of list.entries()) {
      const item: Values = {};
      if (typeof row !== 'object' || row === null) {
        this.#problem(line, `${this.#options.shape.list ?? ''}/${index.toString()}`, 'expected an object');
        continue;
      }
      for (const [column, given] of Object.entries(row)) this.#take({ line, column, given }, { item, isFirst: true });
      this.#push(item, line);
    }
  }

  #push(item: Values, line: number): void {
    this.#items.push(item);
    this.#lines.push(line);
  }

  #take(
    { line, column, given }: { readonly line: number; readonly column: string; readonly given: unknown },
    { item, isFirst }: { readonly item: Values; readonly isFirst: boolean },
  ): void {
    const field = this.#options.find(column);
    if (field === null) return;
    if (field === undefined) {
      this.#problem(line, column, `the standard has no such member; map it with --map ${column}=field or --ignore it`);
      return;
    }
    const converted = convertValue(field, given, this.#options.money);
    if ('problem' in converted) this.#problem(line, field.name, `${field.label}: ${converted.problem}`);
    else if (converted.value !== undefined) this.#keep(field, converted.value, { item, isFirst, line });
  }

  #keep(
    { name, label, inList }: FileField,
    value: unknown,
    { item, isFirst, line }: { readonly item: Values; readonly isFirst: boolean; readonly line: number },
  ): void {
    if (inList) item[name] = value;
    else if (isFirst) this.#head[name] = value;
    else if (!same(this.#head[name], value)) {
      this.#problem(
        line,
        name,
        `${label}: differs from line ${this.#firstLine.toString()}, which is of the same report`,
      );
    }
  }

  #problem(line: number, field: string, problem: string): void {
    this.#problems.push({ line, field, clause: this.#options.shape.clause, problem });
  }

  #rowProblem({ pointer, problem }: ReportIssue, clause: string): RowProblem {
    const [, list, index, member] = pointer.split('/');
    const isItem = list === this.#options.shape.list && index !== undefined;
    const line = (isItem ? this.#lines[Number(index)] : undefined) ?? this.#firstLine;
    const field = isItem ? member : list;
    if (field === undefined) return { line, clause, problem };
    const given = (isItem ? this.#items[Number(index)] : this.#head)?.[field];
    return { line, field, clause, problem: this.#inFileUnit(problem, field, given) };
  }

  #inFileUnit(problem: string, field: string, given: unknown): string {
    const { shape, money } = this.#options;
    return shape.fields.get(field)?.type === 'fen' ? moneyProblem(problem, given, money) : problem;
  }
}

function same(one: unknown, other: unknown): boolean {
  return one instanceof Date && other instanceof Date ? one.getTime() === other.getTime() : one === other;
}
