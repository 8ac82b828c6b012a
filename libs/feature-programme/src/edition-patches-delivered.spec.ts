import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EditionPatchDto } from '@linxuan/contracts';
import { parseProgramme, type DueRule, type ProgrammeDefinition } from '@linxuan/domain';
import { parse } from 'yaml';
import { copyYaml, patchYaml } from './edition-patches';

const folder = join(__dirname, '../../../config/programmes');
const FILES = readdirSync(folder).flatMap((programme) =>
  readdirSync(join(folder, programme)).map((name) => join(programme, name)),
);

/** Numbers of the lines that differ; the texts have as many lines as each other. */
function changed(before: string, after: string): number[] {
  const [was, is] = [before.split('\n'), after.split('\n')];
  expect(is.length).toBe(was.length);
  return was.flatMap((line, index) => (line === is[index] ? [] : [index]));
}

const notes = (text: string) => text.split('\n').filter((line) => line.trimStart().startsWith('#')).length;

/** Typed changes of every kind that the definition has a place for. */
function changesOf(definition: ProgrammeDefinition): EditionPatchDto[] {
  const { title, call, stages, quotas, rubrics, roster } = definition;
  const dues = stages.flatMap((stage) =>
    (['closes', 'deadline', 'due', 'opinionDue', 'sheetDue'] as const).flatMap((field): EditionPatchDto[] => {
      const rule = (stage as Partial<Record<typeof field, DueRule>>)[field];
      return !rule
        ? []
        : rule.kind === 'date'
          ? [{ kind: 'due', stage: stage.id, field, date: '2031-03-07' }]
          : rule.n === undefined
            ? []
            : [{ kind: 'due', stage: stage.id, field, n: rule.n + 1 }];
    }),
  );
  return [
    { kind: 'title', title: { ...title, zh: `${title.zh}：新` } },
    { kind: 'call', ...call, date: '2031-01-09' },
    ...dues.slice(0, 4),
    ...stages.flatMap((stage): EditionPatchDto[] =>
      stage.kind === 'public-notice' ? [{ kind: 'notice', stage: stage.id, workingDays: stage.workingDays + 3 }] : [],
    ),
    ...quotas
      .slice(0, 1)
      .flatMap(({ id, cap }): EditionPatchDto[] => (cap === null ? [] : [{ kind: 'quota', quota: id, cap: cap + 1 }])),
    ...rubrics
      .slice(0, 1)
      .flatMap(({ id, criteria }): EditionPatchDto[] =>
        criteria.slice(0, 1).map((one) => ({ kind: 'weights', rubric: id, weights: { [one.id]: one.weight - 1 } })),
      ),
    ...roster.slice(0, 1).map(({ org, name }): EditionPatchDto => ({
      kind: 'roster-change',
      org,
      name: { ...name, zh: `${name.zh}, [新]` },
    })),
  ];
}

describe.each(FILES)('typed changes of %s', (file) => {
  const yaml = readFileSync(join(folder, file), 'utf8');
  const { definition } = parseProgramme(yaml);
  if (!definition) throw new Error(`${file} cannot be read`);

  it('touch one line each, and nothing where they say what stands there', () => {
    const changes = changesOf(definition);
    expect(changes.length).toBeGreaterThan(3);
    for (const change of changes)
      expect({ change, lines: changed(yaml, patchYaml(yaml, [change])).length }).toEqual({ change, lines: 1 });
    expect(parseProgramme(patchYaml(yaml, changes)).definition?.call.date).toBe('2031-01-09');
    expect(
      patchYaml(yaml, [
        { kind: 'title', title: definition.title },
        { kind: 'call', ...definition.call },
      ]),
    ).toBe(yaml);
  });

  it('write any text so that it is read again', () => {
    const title = '"新" #1, {a: [b]} : \'c\' - d\nnext';
    const after = patchYaml(yaml, [{ kind: 'call', ...definition.call, title }]);
    expect(changed(yaml, after).length).toBe(1);
    expect(parseProgramme(after).definition?.call.title).toBe(title);
  });

  it('add and remove a nominator as one line of their own', () => {
    const added = patchYaml(yaml, [
      {
        kind: 'roster-add',
        org: 'new-body',
        name: { zh: '新单位, 一', en: 'New: body' },
        route: definition.routes[0]?.id ?? '',
        quota: null,
        regionPrefix: '99',
      },
    ]);
    expect(parseProgramme(added).definition?.roster.at(-1)).toMatchObject({
      org: 'new-body',
      name: { zh: '新单位, 一', en: 'New: body' },
      regionPrefix: '99',
      quota: null,
    });
    expect(
      added
        .split('\n')
        .filter((line) => !line.includes('new-body'))
        .filter((line, index) => line !== yaml.split('\n')[index]).length,
    ).toBeLessThanOrEqual(definition.roster.length === 0 ? Infinity : 0);
    const back = patchYaml(added, [{ kind: 'roster-remove', org: 'new-body' }]);
    if (definition.roster.length > 0) expect(back).toBe(yaml);
    else expect(parseProgramme(back).definition).toEqual(definition);
    for (const { org } of definition.roster.slice(0, 2)) {
      const without = patchYaml(yaml, [{ kind: 'roster-remove', org }]);
      expect(notes(without)).toBe(notes(yaml));
      expect((parse(without) as ProgrammeDefinition).roster).toEqual(
        definition.roster.filter((entry) => entry.org !== org),
      );
    }
  });

  it('copy it with the name of the new edition alone changed', () => {
    const copy = copyYaml(yaml, '2031', definition.title);
    const known = new Set(yaml.split('\n'));
    expect(copy.split('\n').filter((line) => !known.has(line))).toEqual([expect.stringMatching(/^edition: /)]);
    expect(parseProgramme(copy).definition).toEqual({ ...definition, edition: '2031', result: undefined });
  });
});

it('what an edition listed counts in the next: the fifth batch of first sets for the extra places of the sixth', () => {
  const yaml = readFileSync(join(folder, 'energy-first-set/2025-5.yaml'), 'utf8');
  const { title } = parse(yaml) as ProgrammeDefinition;
  const listed = new Map([
    ['440000-nea', 2],
    ['120000-nea', 4],
    ['440300-nea', 3],
    ['stranger', 9],
  ]);
  const copy = parse(copyYaml(yaml, '2027-6', title, listed)) as ProgrammeDefinition;
  const counted = (org: string) => copy.roster.find((entry) => entry.org === org)?.facts?.['selectedInBatches1To4'];
  // A city has a cap without extra places, so nothing is counted for it.
  expect(['440000-nea', '120000-nea', '110000-nea', '440300-nea'].map(counted)).toEqual([8, 4, 7, 6]);
});
