import { lineAt } from './repository.ts';
import type { Check, Repository, RepositoryFile, Violation } from './repository.ts';

const CONTRACT_FILE = /^docs\/contracts\/(?<id>[^/]+)\.md$/;
const HEADING = /^#+ (?<section>(?:Stage|Appendix) [0-9A-Z]+|[A-Z]?\.?[0-9]+(?:\.[0-9]+)*[a-z]?)(?=[. ])/gm;
/** Some contracts number the endpoints of a stage in bold text instead of headings. */
const BOLD_HEADING = /^\*\*(?<section>[0-9]+\.[0-9]+[a-z]?) /gm;
const SECTION = String.raw`§\s?((?:Stage|Appendix) [0-9A-Z]+|[A-Z]?\.?[0-9]+(?:\.[0-9]+)*[a-z]?)`;
const SOURCE_PROPERTY = /\bsource:\s*(?<quote>['"`])(?<value>.*?)\k<quote>/g;

/** Every `platform §section` in code and documents points at a heading of docs/contracts. */
export const contractSources: Check = {
  name: 'contract-sources',
  promise: 'every cited contract section exists',
  run: (repository) => {
    const sections = sectionsById(repository);
    return repository.files
      .filter(({ path }) => /\.(tsx?|md)$/.test(path) && !CONTRACT_FILE.test(path) && !path.startsWith('tooling/'))
      .flatMap((file) => [...brokenReferences(file, sections), ...sourcesWithoutReference(file, sections)]);
  },
};

type Sections = ReadonlyMap<string, ReadonlySet<string>>;

function sectionsById({ files }: Repository): Sections {
  return new Map(
    files.flatMap(({ path, text }) => {
      const id = CONTRACT_FILE.exec(path)?.groups?.id;
      if (id === undefined) return [];
      return [[id, new Set([...headingsOf(text), ...listItemsOf(text)])] as const];
    }),
  );
}

function headingsOf(text: string): readonly string[] {
  return [...text.matchAll(HEADING), ...text.matchAll(BOLD_HEADING)].map((match) => match.groups?.section ?? '');
}

/** A numbered item is cited with its section: item 9 of section 0 is §0.9. */
function listItemsOf(text: string): readonly string[] {
  let section = '';
  return text.split('\n').flatMap((line) => {
    section = headingsOf(line)[0] ?? section;
    const item = /^(?<number>[0-9]+)\. /.exec(line)?.groups?.number;
    return item === undefined || section === '' ? [] : [`${section}.${item}`];
  });
}

function brokenReferences({ path, text }: RepositoryFile, sections: Sections): readonly Violation[] {
  if (sections.size === 0) return [];
  const ids = [...sections.keys()].join('|');
  const references = new RegExp(String.raw`\b(${ids})(?:\.md)?,? ((?:(?:, |,| and |/|–| )?${SECTION})+)`, 'g');
  return [...text.matchAll(references)].flatMap((match) => {
    const [, id = '', list = ''] = match;
    return [...list.matchAll(new RegExp(SECTION, 'g'))]
      .map(([, section = '']) => section)
      .filter((section) => !sections.get(id)?.has(section))
      .map((section) => ({
        path,
        line: lineAt(text, match.index),
        message: `docs/contracts/${id}.md has no section ${section}`,
      }));
  });
}

/** An endpoint's `source` must cite a section, not merely some text. */
function sourcesWithoutReference({ path, text }: RepositoryFile, sections: Sections): readonly Violation[] {
  if (!/^packages\/schemas-[^/]+\/src\//.test(path) || path.includes('.test.')) return [];
  return [...text.matchAll(SOURCE_PROPERTY)]
    .filter((match) => {
      const [id = '', section] = (match.groups?.value ?? '').split(' §');
      return !sections.has(id) || section === undefined;
    })
    .map((match) => ({
      path,
      line: lineAt(text, match.index),
      message: `source '${match.groups?.value ?? ''}' does not start with '<contract> §<section>'`,
    }));
}
