import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PROBLEMS, problemText } from '@linxuan/contracts';
import { DEFAULT_NOTIFICATIONS, fillTemplate, LADDER_FIELDS } from '@linxuan/domain';
import { counted, placesOf, PROBLEM_TEXTS, problemText as fieldText, type ProblemCode } from '@linxuan/form-rules';
import { parse } from 'yaml';

const ROOT = resolve(__dirname, '../..');
/** Words that end in s after a number and are no plurals of what is counted. */
const NO_PLURAL = new Set([
  'is',
  'was',
  'as',
  'this',
  'has',
  'less',
  'its',
  'us',
  'does',
  'needs',
  'exceeds',
  'states',
]);

/** “1 items”, “1 open items”, “1 are given”, “1 item(s)”. */
function wrongForOne(text: string): string[] {
  const plural = [...text.matchAll(/(?<![\d.,/–])\b1 (?:[a-z-]+ )?([a-z]+s)\b/g)].filter(
    ([, noun]) => !NO_PLURAL.has(noun ?? ''),
  );
  const verb = [...text.matchAll(/(?<![\d.,/–])\b1 (?:[a-z-]+ ){0,2}(are|have|were|do|need)\b/g)];
  return [...plural, ...verb, ...text.matchAll(/\w+\(s\)/g)].map(([all]) => all);
}
/** “2 item”: a noun in the singular that the place itself brings. */
const wrongForTwo = (message: string): string[] =>
  [...message.matchAll(/\{\w+\|([^{}|]*)\|([^{}|]*)\}/g)].filter(([, one, many]) => one === many).map(([all]) => all);

/** Places that hold the name of one thing. */
const NAMES = new Set(['deputy', 'host']);
const valuesOf = (message: string, value: number): Record<string, number | string> =>
  Object.fromEntries(placesOf(message).map((name) => [name, NAMES.has(name) ? 'X' : value]));

function textsIn(tree: unknown, found: { zh: string; en: string }[] = []): { zh: string; en: string }[] {
  if (Array.isArray(tree)) for (const one of tree) textsIn(one, found);
  else if (tree && typeof tree === 'object') {
    const { zh, en } = tree as { zh?: unknown; en?: unknown };
    if (typeof zh === 'string' && typeof en === 'string') found.push({ zh, en });
    else for (const one of Object.values(tree)) textsIn(one, found);
  }
  return found;
}

const editions = readdirSync(join(ROOT, 'config/programmes'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => [name, parse(readFileSync(join(ROOT, 'config/programmes', name), 'utf8')) as object] as const);

describe('numbers in the English of the server', () => {
  it.each(Object.keys(PROBLEMS))('agree with their nouns in the refusal %s', (code) => {
    const english = PROBLEMS[code]?.detail.en ?? '';
    const chinese = PROBLEMS[code]?.detail.zh ?? '';
    expect(wrongForOne(problemText(code, valuesOf(english, 1), 'en').detail)).toEqual([]);
    expect(wrongForTwo(english)).toEqual([]);
    const [zh, en] = [problemText(code, valuesOf(chinese, 2), 'zh'), problemText(code, valuesOf(english, 2), 'en')];
    expect(`${zh.detail}${en.detail}`).not.toMatch(/[{}|]/);
  });

  it.each(Object.keys(PROBLEM_TEXTS) as ProblemCode[])('agree in the words for a field: %s', (code) => {
    const english = PROBLEM_TEXTS[code].en;
    const said = (value: number): string =>
      fieldText({ code, pointer: '/x', params: valuesOf(english, value) } as never).en;
    expect(wrongForOne(said(1))).toEqual([]);
    expect(wrongForTwo(english)).toEqual([]);
    expect(said(2)).not.toMatch(/[{}|]/);
  });

  const tables = [
    ['default', DEFAULT_NOTIFICATIONS] as const,
    ...editions.map(([name, one]) => [name, (one as { notifications?: object }).notifications ?? {}] as const),
  ];
  it.each(tables)('agree in every notice and reminder of %s', (_name, table) => {
    for (const { en } of textsIn(table)) {
      const values = (value: string) => Object.fromEntries(LADDER_FIELDS.map((name) => [name, value]));
      expect([en, wrongForOne(fillTemplate(en, values('1')))]).toEqual([en, []]);
      expect(fillTemplate(en, values('2'))).not.toMatch(/[{}|]/);
    }
  });

  /** Messages that are put together in code: a number stands with its noun by `counted` or `formFor`. */
  const sources = ['libs', 'apps/portal', 'apps/api', 'apps/worker', 'apps/cli'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((name) => /\.ts$/.test(name) && !/spec|node_modules|\/testing\/|\/demo\/|\/rehearse\//.test(name)),
  );
  const NUMBER =
    /(?:\.length|[cC]ount|\bn|[dD]ays|[mM]onths|[yY]ears|[sS]econds|[mM]inutes|\bmax|\bmin|\bwait|\.items|\.n)$/;
  const NOUN = /^ (?:[a-z-]+ )?([a-z]+s)\b/;
  it.each(sources.map((name) => [name]))('agree in %s', (name) => {
    const text = readFileSync(join(ROOT, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    const found = text.split('\n').flatMap((line) => {
      // What throws speaks to whoever reads a log; SQL has no nouns.
      if (/new (?:Range|Type)?Error\(|SELECT|FROM|interval/.test(line)) return [];
      return [...line.matchAll(/\$\{([^{}]*)\}( [^`$]*)/g)].flatMap(([, expression = '', rest = '']) => {
        const noun = NOUN.exec(rest)?.[1];
        return NUMBER.test(expression) && noun && !NO_PLURAL.has(noun) ? [`\${${expression}}${rest.slice(0, 30)}`] : [];
      });
    });
    expect(found).toEqual([]);
  });

  it('are said by one rule', () => {
    expect([0, 1, 2, 11, 21].map((n) => counted(n, 'working day'))).toEqual([
      '0 working days',
      '1 working day',
      '2 working days',
      '11 working days',
      '21 working days',
    ]);
    expect([1, 2].map((n) => counted(n, 'technology', 'technologies'))).toEqual(['1 technology', '2 technologies']);
  });
});
