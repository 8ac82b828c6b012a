import { parse } from 'yaml';
import type { ProgrammeDefinition } from './definition';
import { parseProgramme } from './load';
import { greenTechnologyYaml } from './testing/green-technology.spec-support';
import { expectWithin } from '../../../../test/support/time-budget';

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

/** The delivered edition with one place changed. */
function changed(from: string, to: string): string {
  expect(greenTechnologyYaml.split(from).length).toBeGreaterThan(1);
  return greenTechnologyYaml.replace(from, to);
}

describe('parseProgramme', () => {
  it('reads the delivered edition without a word', () => {
    const { definition, problems } = parseProgramme(greenTechnologyYaml);
    expect(problems).toEqual([]);
    const { stages, roster } = parse(greenTechnologyYaml) as ProgrammeDefinition;
    expect(definition?.stages.map(({ id }) => id)).toEqual(stages.map(({ id }) => id));
    expect(definition?.roster).toHaveLength(roster.length);
  });

  it('says where a key is unknown and which was meant', () => {
    const text = changed('minExperts: 3\n', 'minExpert: 3\n');
    const { definition, problems } = parseProgramme(text);
    expect(definition).toBeNull();
    expect(problems.map(({ code }) => code).sort()).toEqual(['schema.missing-key', 'schema.unknown-key']);
    const unknown = problems.find(({ code }) => code === 'schema.unknown-key');
    expect(unknown).toMatchObject({
      line: lineOf(text, 'minExpert: 3'),
      column: 5,
      suggestion: { en: 'Did you mean "minExperts"?' },
    });
  });

  it('says where a kind is unknown and which was meant', () => {
    const text = changed('kind: oral-defence', 'kind: oral-defense');
    const { problems } = parseProgramme(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      code: 'schema.kind',
      line: lineOf(text, 'kind: oral-defense'),
      suggestion: { en: 'Did you mean "oral-defence"?' },
    });
  });

  it('asks for quotes around an edition that reads as a number', () => {
    const { problems } = parseProgramme(changed('edition: "2024"', 'edition: 2024'));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      code: 'schema.type',
      path: '/edition',
      suggestion: { en: 'Put it in quotes' },
    });
  });

  it.each([
    [
      'a duplicate key',
      'authority: ndrc\n',
      'authority: ndrc\nauthority: sasac\n',
      'yaml.duplicate-key',
      'authority: sasac',
    ],
    ['an anchor', 'authority: ndrc\n', 'authority: &lead ndrc\n', 'yaml.alias', 'authority: &lead'],
    ['a tag', 'authority: ndrc\n', 'authority: !!js/function ndrc\n', 'yaml.tag', 'authority: !!js'],
    ['broken syntax', 'authority: ndrc\n', 'authority: [ndrc\n', 'yaml.syntax', null],
  ])('refuses %s with its line', (_name, from, to, code, at) => {
    const text = changed(from, to);
    const { definition, problems } = parseProgramme(text);
    expect(definition).toBeNull();
    expect(problems[0]?.code).toBe(code);
    if (at) expect(problems[0]?.line).toBe(lineOf(text, at));
  });

  it('names a key that stands twice, and where it stood before', () => {
    const text = changed('authority: ndrc\n', 'authority: ndrc\nauthority: sasac\n');
    const line = lineOf(text, 'authority: ndrc');
    expect(parseProgramme(text).problems[0]?.message).toEqual({
      zh: `字段“authority”重复，第 ${line} 行已有`,
      en: `The key "authority" stands twice; it is on line ${line} already`,
    });
    expect(parseProgramme('a: {b: 1, b: 2}').problems[0]?.message.zh).toBe('字段“b”重复，第 1 行已有');
  });

  it.each(['a: [1\nb: 2', 'a: 1\n  b: 2', 'a: "x', 'a: 1\n\tb: 2', 'a: @x', 'a: x\n---\nb: 1'])(
    'says in Chinese what is broken in %j',
    (text) => {
      expect(parseProgramme(text).problems[0]?.message.zh).not.toMatch(/[A-Za-z]{5}|本行无法识别/);
    },
  );

  it('refuses aliases before it expands them', () => {
    const bomb = [
      'a: &a [x, x]',
      ...'bcdefghijklmnop'
        .split('')
        .map((name, index) => `${name}: &${name} [${`*${'abcdefghijklmno'[index] ?? 'a'}, `.repeat(9)}]`),
    ].join('\n');
    const started = Date.now();
    const { definition, problems } = parseProgramme(bomb);
    expect(definition).toBeNull();
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['yaml.alias']));
    expectWithin('Refusing aliases', Date.now() - started, 2000, 'ms');
  });

  it('refuses what is no edition at all', () => {
    expect(parseProgramme('').definition).toBeNull();
    expect(parseProgramme('- a\n- b').definition).toBeNull();
    expect(parseProgramme(`a: "${'x'.repeat(1_000_001)}"`).problems[0]?.code).toBe('yaml.too-long');
  });

  it('finds the line of a pointer for later checks', () => {
    const { locate } = parseProgramme(greenTechnologyYaml);
    expect(locate('/fairCompetitionReview/record').line).toBe(lineOf(greenTechnologyYaml, 'fairCompetitionReview: {'));
    expect(locate('/stages/0/form').line).toBe(lineOf(greenTechnologyYaml, 'form: green-technology-application'));
  });
});

describe('depth of a text', () => {
  it.each([
    ['brackets', '['.repeat(100_000)],
    ['brackets on lines', '[\n'.repeat(50_000)],
    ['maps', '{a: '.repeat(50_000)],
    ['dashes', '- '.repeat(100_000)],
  ])('is refused before the parser works on it (%s)', (_name, text) => {
    const from = performance.now();
    expect(parseProgramme(text).problems[0]?.code).toBe('yaml.too-deep');
    expect(performance.now() - from).toBeLessThan(1000);
  });

  it('is not found in half-open intervals and lists side by side', () => {
    const text = `a:\n${'  - "[0, 1) and [1, 2)"\n  - [1, [2]]\n  - x[0\n'.repeat(500)}`;
    expect(parseProgramme(text).problems[0]?.code).not.toBe('yaml.too-deep');
  });
});
