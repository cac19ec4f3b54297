import type { Profile } from '../profile.ts';
import { fieldLabel } from '../tables/field-rows.ts';
import type { Condition, FieldSpec, Fields, TableRule, TableSpec } from '../tables/field-spec.ts';

/** A field that a condition wants and the value lacks, or a value that a rule forbids. */
export interface ConditionBreach {
  readonly field: string;
  /** Begins with name, table and row. */
  readonly problem: string;
}

/** Whether a member is there: neither absent, nor null, nor an empty text. */
export function isPresent(value: Readonly<Record<string, unknown>>, name: string): boolean {
  const member = value[name];
  return member !== undefined && member !== null && member !== '';
}

/** Whether a condition holds for an object. `callerKnows` never does: no field tells. */
export function holds(condition: Condition, value: Readonly<Record<string, unknown>>): boolean {
  switch (condition.kind) {
    case 'equals':
      return value[condition.field] === condition.value;
    case 'absent':
      return !isPresent(value, condition.field);
    case 'present':
      return isPresent(value, condition.field);
    case 'together':
      return condition.fields.some((name) => isPresent(value, name));
    case 'callerKnows':
      return false;
  }
}

/** What the `C` cells and the rules of a table find missing or wrong in one object of it. */
export function conditionBreaches(
  value: Readonly<Record<string, unknown>>,
  scope: {
    readonly tableId: string;
    readonly fields: Fields;
    readonly rules: readonly TableRule[];
    readonly profile: Profile;
  },
): ConditionBreach[] {
  const missing = Object.entries(scope.fields).flatMap(([name, field]) => {
    const condition = conditionOf(field, scope.profile);
    if (condition === undefined || isPresent(value, name) || !holds(condition, value)) return [];
    return [
      {
        field: name,
        problem: `${fieldLabel(scope.tableId, name, field)}: required when ${describeCondition(condition)}, ${field.chinese} – ${field.english}`,
      },
    ];
  });
  const broken = scope.rules
    .filter((rule) => holds(rule.when, value) && value[rule.field] !== rule.value)
    .map((rule) => ({
      field: rule.field,
      problem: `${fieldLabel(scope.tableId, rule.field, scope.fields[rule.field] as FieldSpec)}: expected ${rule.value} when ${describeCondition(rule.when)}; ${rule.reason}`,
    }));
  return [...missing, ...broken];
}

/** Whether a list of fields or rules holds any condition at all. */
export function hasConditions(fields: Fields, spec: TableSpec, profile: Profile): boolean {
  return (
    Object.values(fields).some((field) => conditionOf(field, profile) !== undefined) ||
    (fields === spec.fields && (spec.rules ?? []).length > 0)
  );
}

function conditionOf(field: FieldSpec, profile: Profile): Condition | undefined {
  const requirement = field[profile] ?? field.required;
  if (requirement !== 'C') return undefined;
  return profile === 'lenient' ? (field.lenientWhen ?? field.when) : field.when;
}

function describeCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'equals':
      return `${condition.field} is ${condition.value}`;
    case 'absent':
      return `${condition.field} is absent`;
    case 'present':
      return `${condition.field} is given`;
    case 'together':
      return `one of ${condition.fields.join(', ')} is given`;
    case 'callerKnows':
      return 'the caller knows of it';
  }
}
