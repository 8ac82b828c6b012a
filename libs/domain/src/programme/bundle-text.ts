import { closest } from './load-suggestion';
import { problem, type ProgrammeProblem } from './check-problem';
import { isUnopened, marksIn, openYaml } from './open-yaml';

/** What a bundle may hold: the edition itself and what it names. */
export type BundlePartKind = 'edition' | 'form' | 'taxonomy' | 'organisations' | 'earlier';

export interface BundlePart {
  kind: BundlePartKind;
  text: string;
  /** Line of the file on which the part begins, from 1. */
  line: number;
}

/** The key that each kind has and no other: by it a part is known, in whatever order the parts stand. */
const KEYS: Readonly<Record<string, BundlePartKind>> = {
  stages: 'edition',
  steps: 'form',
  entries: 'taxonomy',
  organisations: 'organisations',
  types: 'earlier',
};
/** Only figures of earlier editions come more than once. */
const ONCE: readonly BundlePartKind[] = ['edition', 'form', 'taxonomy', 'organisations'];
const MOST_PARTS = 20;
/** All parts together; see `openYaml` for one. */
const MOST_MARKS = 100_000;

/**
 * The parts of a bundle: documents of one YAML file, divided by lines of `---` as YAML divides them, so that a part is
 * the very text that stands in a file under config. Problems have the line of the whole file.
 */
export function splitBundle(file: string): { parts: BundlePart[]; problems: ProgrammeProblem[] } {
  const text = withoutMarks(file);
  if (marksIn(text) > MOST_MARKS)
    return refused('yaml.too-many', 1, {
      zh: `文件的行和项超过${MOST_MARKS}个`,
      en: `The file has more than ${MOST_MARKS} lines and items`,
    });
  const documents = documentsOf(text);
  if (documents.length === 0)
    return refused('bundle.empty', 1, { zh: '文件中没有内容', en: 'There is nothing in the file' });
  if (documents.length > MOST_PARTS)
    return refused('bundle.too-many-parts', documents[MOST_PARTS]?.line ?? 1, {
      zh: `文件的部分超过${MOST_PARTS}个`,
      en: `The file has more than ${MOST_PARTS} parts`,
    });
  const parts: BundlePart[] = [];
  const problems: ProgrammeProblem[] = [];
  for (const document of documents) {
    const kind = kindOf(document.text);
    if (typeof kind !== 'string') {
      problems.push({ ...kind, line: (kind.line ?? 1) + document.line - 1, column: kind.column ?? 1 });
      continue;
    }
    const before = ONCE.includes(kind) ? parts.find((part) => part.kind === kind) : undefined;
    if (before)
      problems.push({
        ...problem('bundle.part-twice', '', {
          zh: `“${kind}”部分重复，第 ${before.line} 行已有`,
          en: `The part "${kind}" stands twice; it begins on line ${before.line} already`,
        }),
        line: document.line,
        column: 1,
      });
    else parts.push({ kind, ...document });
  }
  return { parts, problems };
}

/** Parts as one file. A part that has marks of its own (`---`, `%YAML`) goes in without them. */
export function joinBundle(parts: readonly { text: string }[], heading: string): string {
  return `# ${heading}\n${parts.map(({ text }) => `---\n${plainText(text)}`).join('')}`;
}

/** A text as a bundle holds it: without marks of documents, and with one newline at its end. */
export function plainText(text: string): string {
  const [first] = documentsOf(withoutMarks(text));
  return `${(first?.text ?? '').trimEnd()}\n`;
}

function refused(code: string, line: number, message: { zh: string; en: string }) {
  return { parts: [], problems: [{ ...problem(code, '', message), line, column: 1 }] };
}

const withoutMarks = (text: string): string => text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');

/** A line that begins with `---` or `...` divides documents wherever it stands, also inside of a quoted text. */
function documentsOf(text: string): { text: string; line: number }[] {
  const found: { text: string; line: number }[] = [];
  let lines: string[] = [];
  let start = 1;
  const end = (next: number) => {
    if (lines.some((line) => /^[^#\s%]|^\s+[^#\s]/.test(line)))
      found.push({ text: `${lines.join('\n')}\n`, line: start });
    lines = [];
    start = next;
  };
  for (const [index, line] of text.split('\n').entries()) {
    if (/^(?:---|\.\.\.)(?:\s|$)/.test(line)) {
      const behind = line.startsWith('---') && line.slice(3).trim() !== '' ? `   ${line.slice(3)}` : null;
      // What stands behind the mark belongs to the document that it opens; its columns stay.
      end(behind === null ? index + 2 : index + 1);
      if (behind !== null) lines.push(behind);
    } else lines.push(line);
  }
  end(0);
  return found;
}

/** Which part a text is, or why nobody can tell. */
function kindOf(text: string): BundlePartKind | ProgrammeProblem {
  const keys = keysOf(text);
  if (!Array.isArray(keys)) return keys;
  const known = keys.find((key) => Object.hasOwn(KEYS, key));
  if (known) return KEYS[known] as BundlePartKind;
  const meant = keys.find((key) => closest(key, Object.keys(KEYS)) !== undefined);
  const near = meant === undefined ? undefined : closest(meant, Object.keys(KEYS));
  const lines = text.split('\n');
  const at = lines.findIndex((line) => (meant === undefined ? /^[^#\s]/.test(line) : line.startsWith(meant)));
  return {
    ...problem(
      'bundle.unknown-part',
      '',
      {
        zh: `不能判断这一部分是什么：应有${Object.keys(KEYS).join('、')}之一`,
        en: `Nobody can tell what this part is: it must have one of ${Object.keys(KEYS).join(', ')}`,
      },
      near ? { suggestion: { zh: `是否想写“${near}”？`, en: `Did you mean "${near}"?` } } : {},
    ),
    line: 1 + Math.max(at, 0),
  };
}

/** The keys of a text's own map; of one that is no YAML those that stand at the beginning of a line. */
function keysOf(text: string): string[] | ProgrammeProblem {
  const atStart = [...text.matchAll(/^([A-Za-z]+)[ \t]*:/gm)].map(([, key]) => key ?? '');
  if (atStart.some((key) => Object.hasOwn(KEYS, key))) return atStart;
  const opened = openYaml(text);
  if (isUnopened(opened)) return opened;
  if (opened.problems[0]) return opened.problems[0];
  const value: unknown = opened.document.toJS({ maxAliasCount: 0 });
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}
