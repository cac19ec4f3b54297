/** One row of A.8. */
export interface PerformanceTypeRow {
  readonly typeId: number;
  readonly typeName: string;
  /** `null` for a first-level type. */
  readonly parentTypeId: number | null;
  readonly level: 1 | 2;
}

// the names are synthetic: the standard's list is not in the interface; ids follow the sample's pattern 10, 1001
const TREE: readonly (readonly [parent: number, name: string, children: readonly string[]])[] = [
  [10, '音乐', ['音乐会', '演唱会', '音乐节', '歌剧']],
  [11, '戏剧', ['话剧', '音乐剧', '儿童剧']],
  [12, '舞蹈', ['芭蕾', '民族舞', '现代舞']],
  [13, '戏曲', ['京剧', '昆曲', '地方戏']],
  [14, '曲艺杂技', ['相声', '杂技', '魔术']],
  [19, '其他', ['其他演出']],
];

/** The type tree of the sandbox: two levels, a child's id is its parent's and two digits. */
export const PERFORMANCE_TYPES: readonly PerformanceTypeRow[] = TREE.flatMap(([parent, name, children]) => [
  { typeId: parent, typeName: name, parentTypeId: null, level: 1 as const },
  ...children.map((typeName, index) => ({
    typeId: parent * 100 + index + 1,
    typeName,
    parentTypeId: parent,
    level: 2 as const,
  })),
]);
