import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { editionSources } from './edition-sources';
import { readEdition } from './import-edition';

const CONFIG = resolve(__dirname, '../../../config');
const folder = join(CONFIG, 'programmes');
const EDITIONS = readdirSync(folder).flatMap((programme) =>
  readdirSync(join(folder, programme))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [programme, name.slice(0, -5)] as const),
);
const ORGANISATIONS = readdirSync(join(CONFIG, 'organisations')).flatMap(
  (name) =>
    (parse(readFileSync(join(CONFIG, 'organisations', name), 'utf8')) as { organisations?: object[] }).organisations ??
    [],
);

describe('editions that come with the product', () => {
  it.each(EDITIONS)('%s %s has no error', (programme, edition) => {
    expect(existsSync(join(folder, programme, `${edition}.yaml`))).toBe(true);
    const { problems } = readEdition(editionSources(CONFIG, programme, edition), ORGANISATIONS as never);
    expect(
      problems
        .filter(({ severity }) => severity === 'error')
        .map(({ code, line, message }) => `${code} (${line ?? '?'}): ${message.en}`),
    ).toEqual([]);
    expect(problems.filter(({ code }) => code === 'quota.words')).toEqual([]);
  });
});
