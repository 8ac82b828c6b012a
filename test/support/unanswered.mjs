// Which operations no spec is ever answered 2xx, so that nothing held the answers they give against their description.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * May only become shorter: a new operation needs a spec that is answered by it, or the run fails. One that is answered
 * by now is named, to be taken out.
 */
const LIST = 'test/support/unanswered.json';

/**
 * Compares the operations that were answered in a whole run with docs/openapi*.json and the list that is checked in.
 *
 * @param {string} root the repository
 * @param {string} answered file with one `operationId` a line, in any order
 * @returns {{ ok: boolean, words: string }}
 */
export function unansweredOperations(root, answered) {
  const json = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const all = ['docs/openapi.json', 'docs/openapi-portal.json'].flatMap((path) =>
    Object.values(json(path).paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId)),
  );
  return compareAnswered(all, readLines(answered), json(LIST));
}

/** @returns {{ ok: boolean, words: string }} */
export function compareAnswered(all, answered, listed) {
  const known = new Set(answered);
  const missing = [...new Set(all)].filter((one) => !known.has(one));
  const unlisted = missing.filter((one) => !listed.includes(one));
  const stale = listed.filter((one) => !missing.includes(one));
  return {
    ok: unlisted.length === 0,
    words: [
      `${missing.length} of ${new Set(all).size} operations were never answered 2xx: ${missing.sort().join(', ') || 'none'}`,
      ...(unlisted.length > 0 ? [`No spec is answered by ${unlisted.join(', ')}: write one that is.`] : []),
      ...(stale.length > 0 ? [`Take out of ${LIST}, since it is answered or gone: ${stale.join(', ')}`] : []),
    ].join('\n'),
  };
}

function readLines(path) {
  try {
    return readFileSync(path, 'utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  }
}
