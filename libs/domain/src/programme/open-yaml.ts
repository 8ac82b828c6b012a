import { LineCounter, parseDocument, type Document } from 'yaml';
import { problem, type ProgrammeProblem } from './check-problem';
import { isNestedDeeply } from './load-depth';
import { yamlProblems } from './load-syntax';

/** An edition is a document that people read; a megabyte is far beyond any. Its form and taxonomy are shorter. */
const LONGEST = 1_000_000;

export interface OpenYaml {
  document: Document.Parsed;
  lines: LineCounter;
  /** What keeps the text from being read as one meaning: broken YAML, a key twice, anchors, aliases, merges, tags. */
  problems: ProgrammeProblem[];
}

/**
 * The one way to a YAML text that somebody wrote, whoever reads it: length and depth are looked at before the parser,
 * which needs time that grows with the square of the depth and keeps the whole process from anything else meanwhile.
 * Returns the problem instead where it is not even parsed.
 */
export function openYaml(text: string): OpenYaml | ProgrammeProblem {
  if (text.length > LONGEST)
    return problem('yaml.too-long', '', { zh: '文件超过1 MB', en: 'The file is longer than 1 MB' });
  if (isNestedDeeply(text))
    return problem('yaml.too-deep', '', { zh: '内容层级过深', en: 'The content is nested too deeply' });
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: true,
    prettyErrors: false,
    version: '1.2',
    merge: false,
    logLevel: 'error',
  });
  return { document, lines, problems: yamlProblems(document, lines) };
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
