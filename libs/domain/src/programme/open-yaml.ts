import { LineCounter, parseDocument, type Document } from 'yaml';
import { problem, type ProgrammeProblem } from './check-problem';
import { isNestedDeeply } from './load-depth';
import { yamlProblems } from './load-syntax';

/** An edition is a document that people read; a megabyte is far beyond any. Its form and taxonomy are shorter. */
const LONGEST = 1_000_000;
/** Lines, brackets, commas, colons and the like; the longest delivered file has nine thousand. */
const MOST_MARKS = 50_000;
const MARKS = new Set([...'\n[]{},:-?&*!|>"\'#'].map((mark) => mark.charCodeAt(0)));

export interface OpenYaml {
  document: Document.Parsed;
  lines: LineCounter;
  /** What keeps the text from being read as one meaning: broken YAML, a key twice, anchors, aliases, merges, tags. */
  problems: ProgrammeProblem[];
}

/**
 * The one way to a YAML text that somebody wrote, whoever reads it: length, depth and the number of its parts are
 * looked at before the parser, which needs time that grows with the square of the depth and of the keys of a map, and
 * keeps the whole process from anything else meanwhile. Returns the problem instead where it is not even parsed.
 */
export function openYaml(text: string): OpenYaml | ProgrammeProblem {
  if (text.length > LONGEST)
    return problem('yaml.too-long', '', { zh: '文件超过1 MB', en: 'The file is longer than 1 MB' });
  if (isNestedDeeply(text))
    return problem('yaml.too-deep', '', { zh: '内容层级过深', en: 'The content is nested too deeply' });
  if (marksIn(text) > MOST_MARKS)
    return problem('yaml.too-many', '', {
      zh: `文件的行和项超过${MOST_MARKS}个`,
      en: `The file has more than ${MOST_MARKS} lines and items`,
    });
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    // The parser compares each key with all before it; `yamlProblems` looks each one up.
    uniqueKeys: false,
    prettyErrors: false,
    version: '1.2',
    merge: false,
    logLevel: 'error',
  });
  return { document, lines, problems: yamlProblems(document, lines) };
}

/** How many marks of structure a text has: what its parsing costs. */
export function marksIn(text: string): number {
  let marks = 0;
  for (let at = 0; at < text.length; at++) if (MARKS.has(text.charCodeAt(at))) marks += 1;
  return marks;
}

export function isUnopened(opened: OpenYaml | ProgrammeProblem): opened is ProgrammeProblem {
  return 'severity' in opened;
}

/** A text that cannot be read as one value. */
export class YamlTextError extends Error {
  constructor(readonly problems: readonly ProgrammeProblem[]) {
    super(problems.map(({ code, line, message }) => `${line ? `${line}: ` : ''}${message.en} (${code})`).join('; '));
    this.name = 'YamlTextError';
  }
}

/** The value of a text without aliases. Throws YamlTextError where there is anything to complain of. */
export function readYamlValue(text: string): unknown {
  const opened = openYaml(text);
  if (isUnopened(opened)) throw new YamlTextError([opened]);
  if (opened.problems.length > 0) throw new YamlTextError(opened.problems);
  return opened.document.toJS({ maxAliasCount: 0 }) as unknown;
}
