import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openYaml, parseProgramme, readYamlValue, YamlTextError } from '@linxuan/domain';
import { readForm } from '../../libs/feature-programme/src/examine';
import { YamlText } from '../../libs/feature-programme/src/yaml-text';
import { expectWithin } from '../support/time-budget';

const root = join(__dirname, '../..');

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules') return [];
    return entry.isDirectory() ? filesUnder(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`];
  });
}

/**
 * What parses a text without looking at its depth first: the request service itself, what reads our own files in tests,
 * and the form builder, which runs in the browser of its user and takes apart what the server has read before.
 */
const PARSERS = ['libs/domain/src/programme/open-yaml.ts', 'apps/admin/src/programmes/builder/formText.ts'];
const OWN_FILES = /\/testing\/|^libs\/testing\/|spec(-support)?\.ts$/;

const DEEP: Record<string, string> = {
  'lists in a row': '['.repeat(100_000),
  'maps in a row': '{a: '.repeat(100_000),
  'both, closed again': `${'[{a: '.repeat(50_000)}1${'}]'.repeat(50_000)}`,
  'dashes in a row': '- '.repeat(100_000),
  'behind a key': `id: x\nstages: ${'['.repeat(100_000)}`,
  'keys without end': Array.from({ length: 60_000 }, (_, index) => `a${index}: 1`).join('\n'),
  'the same key without end': 'a: 1\n'.repeat(12_000),
  'aliases without end': `a: &a 1\nb: [${'*a,'.repeat(12_000)}1]`,
  'items without end': '- 1\n'.repeat(240_000),
  'quotes without end': '"'.repeat(300_000),
  'closing brackets without end': ']'.repeat(300_000),
  'a bomb of aliases': `a: &a [1,1]\n${[...'bcdefghijklmnop'].map((name, i) => `${name}: &${name} [${`*${String.fromCharCode(97 + i)},`.repeat(9)}]`).join('\n')}`,
};
const READERS: Record<string, (text: string) => unknown> = {
  openYaml,
  parseProgramme,
  readForm,
  readYamlValue,
  'a patch of an edition': (text) => new YamlText(text).toString(),
};

describe('YAML that somebody wrote', () => {
  it('is parsed in one place, which looks at its length and depth before', () => {
    const others = ['libs', 'apps']
      .flatMap(filesUnder)
      .filter((file) => file.endsWith('.ts') && !OWN_FILES.test(file) && !PARSERS.includes(file))
      .filter((file) => {
        const [, names = ''] = /import \{([^}]*)\} from 'yaml'/.exec(readFileSync(join(root, file), 'utf8')) ?? [];
        return /\bparse(Document|AllDocuments)?\b/.test(names);
      });
    expect(others).toEqual([]);
  });

  for (const [reader, read] of Object.entries(READERS))
    it.each(Object.keys(DEEP))(`is not read for long by ${reader}: %s`, (kind) => {
      const started = process.cpuUsage();
      try {
        read(DEEP[kind] ?? '');
      } catch (error) {
        expect((error as Error).name).toMatch(/YamlTextError|DomainError/);
      }
      const { user, system } = process.cpuUsage(started);
      expectWithin(`${reader}: ${kind}`, (user + system) / 1000, 200, 'ms');
    });

  it('names what is wrong', () => {
    expect(() => readYamlValue('['.repeat(1_000))).toThrow(YamlTextError);
    expect(() => readYamlValue('a: &x 1\nb: *x')).toThrow(/yaml\.alias/);
    expect(readForm('['.repeat(1_000)).problems.map(({ code, part }) => [code, part])).toEqual([
      ['yaml.too-deep', 'form'],
    ]);
  });
});
