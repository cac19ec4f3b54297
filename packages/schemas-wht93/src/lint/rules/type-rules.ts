import { isKnownValue } from '../../enums/enum-labels.ts';
import { hitIf, rule } from '../rule.ts';

/** Rules on the rows of `type.list` (A.8). */
export const TYPE_RULES = [
  rule({
    id: 'types.level',
    kind: 'type.list',
    clause: 'A.8',
    severity: 'warning',
    description: 'a first-level type has no parent, a second-level one has one of the list',
    check: (types) => {
      const ids = new Set(types.map(({ typeId }) => typeId));
      return types.flatMap(({ level, parentTypeId }, index) => [
        ...hitIf(level === 1 && parentTypeId != null, 'A.8', {
          at: `/${index}/parentTypeId`,
          expected: 'expected none at level 1',
        }),
        ...hitIf(level === 2 && (parentTypeId == null || !ids.has(parentTypeId)), 'A.8', {
          at: `/${index}/parentTypeId`,
          expected: 'expected a typeId of this list at level 2',
        }),
      ]);
    },
  }),
  rule({
    id: 'types.parent-prefix',
    kind: 'type.list',
    clause: 'A.8',
    severity: 'warning',
    description: 'a second-level id is its parent’s id and two digits (a pattern of the sample, unconfirmed)',
    check: (types) =>
      types.flatMap(({ typeId, parentTypeId }, index) =>
        hitIf(parentTypeId != null && Math.floor(typeId / 100) !== parentTypeId, 'A.8', {
          at: `/${index}/typeId`,
          expected: 'expected the parentTypeId and two digits',
        }),
      ),
  }),
  rule({
    id: 'types.known-values',
    kind: 'type.list',
    clause: 'U-17',
    severity: 'warning',
    description: 'level holds a value of this edition',
    check: (types) =>
      types.flatMap(({ level }, index) =>
        hitIf(typeof level === 'number' && !isKnownValue('level', level), 'A.8', {
          at: `/${index}/level`,
          expected: 'expected a value of this edition',
        }),
      ),
  }),
] as const;
