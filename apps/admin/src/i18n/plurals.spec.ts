import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { counted, sayCounted } from './counted';

const SOURCES = resolve(__dirname, '..');
/** Words that end in s and are no plurals of what is counted. */
const NO_PLURAL = new Set([
  'is',
  'was',
  'as',
  'this',
  'has',
  'less',
  'stands',
  'waits',
  'passes',
  'its',
  'us',
  'deputises',
  'differs',
  'changes',
  'holders',
]);

interface Bundle {
  en?: Record<string, unknown>;
}

function leaves(tree: Record<string, unknown>, path: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string'
      ? [[`${path}.${key}`, value]]
      : leaves(value as Record<string, unknown>, `${path}.${key}`),
  );
}

/** Every English message of every feature and of the shell. */
async function messages(): Promise<[string, string][]> {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?:^|[/-])(?:\w+M|m)essages\.ts$/.test(name),
  );
  const found: [string, string][] = [];
  for (const file of files.filter((name) => !name.endsWith('defineMessages.ts'))) {
    const bundles = Object.values((await import(join(SOURCES, file))) as Record<string, Bundle>);
    for (const { en } of bundles) if (en) found.push(...leaves(en, file));
  }
  return found;
}

const render = (text: string, count: number): string => {
  const values = Object.fromEntries([...text.matchAll(/%\{(\w+)\}/g)].map(([, name]) => [name ?? '', count]));
  return polyglotI18nProvider(() => ({ it: text }) as never, 'en').translate('it', counted(values));
};

/** “1 items”, “1 open items”. */
const wrong = (text: string): string[] =>
  [...text.matchAll(/(?<![\d.,/–])\b1 (?:[a-z-]+ ){0,1}?([a-z]+s)\b/g)].flatMap(([all, noun]) =>
    NO_PLURAL.has(noun ?? '') ? [] : [all],
  );

describe('numbers in English messages', () => {
  it('stand with the singular for one, and every message with two forms uses the second for none and for two', async () => {
    const all = (await messages()).filter(([, text]) => text.includes('%{'));
    expect(all.length).toBeGreaterThan(200);
    expect(all.flatMap(([key, text]) => wrong(render(text, 1)).map((words) => `${key}: ${words}`))).toEqual([]);
    for (const [key, text] of all.filter(([, forms]) => forms.includes('||||')))
      for (const count of [0, 2])
        expect([key, render(text, count)]).toEqual([
          key,
          text
            .split('||||')[1]
            ?.trim()
            .replace(/%\{\w+\}/g, String(count)),
        ]);
  });

  it('are not needed for a name: without one it is that of several, and its forms are never shown side by side', async () => {
    const names = (await messages()).filter(([, text]) => text.includes(' |||| ') && !text.includes('%{'));
    expect(names.length).toBeGreaterThan(10);
    for (const [key, text] of names) {
      const provider = polyglotI18nProvider(() => ({ it: text }) as never, 'en');
      expect([key, sayCounted(provider.translate)('it')]).toEqual([key, text.split('||||')[1]?.trim()]);
    }
  });

  it('take no space from a message that begins or ends with one', async () => {
    const spaced = (await messages()).filter(([, text]) => text !== text.trim() && text.includes('%{'));
    expect(spaced.length).toBeGreaterThan(0);
    for (const [key, text] of spaced) {
      const provider = polyglotI18nProvider(() => ({ it: text }) as never, 'en');
      const values = Object.fromEntries([...text.matchAll(/%\{(\w+)\}/g)].map(([, name]) => [name ?? '', 3]));
      expect([key, sayCounted(provider.translate)('it', values)]).toEqual([key, text.replace(/%\{\w+\}/g, '3')]);
    }
  });
});
