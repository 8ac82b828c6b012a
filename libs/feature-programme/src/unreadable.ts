import type { ProgrammeProblem } from '@linxuan/domain';
import { DomainError } from '@linxuan/platform';

/** As many as a reader corrects in one go. */
const MOST = 20;

/** The refusal of a text that cannot be read: what is wrong, each with its line. */
export function unreadable(problems: readonly ProgrammeProblem[]): DomainError {
  return new DomainError(
    'edition.unreadable',
    { line: problems[0]?.line ?? 1 },
    {
      fields: problems.slice(0, MOST).map(({ path, code, message, suggestion, line = 1 }) => ({
        pointer: path,
        code,
        words: {
          zh: `第 ${line} 行：${message.zh}${suggestion ? `。${suggestion.zh}` : ''}`,
          en: `line ${line}: ${message.en}${suggestion ? `. ${suggestion.en}` : ''}`,
        },
      })),
    },
  );
}
