import {
  PROGRAMME_SHAPES,
  ProgrammeAnswers,
  type ProgrammeAnswersDto,
  type ProgrammeQuestion,
} from '@linxuan/contracts';
import { SchemaPipe } from '@linxuan/platform';
import { compile, splitBundle } from '@linxuan/domain';
import { around, organisations } from '../bundle/testing/delivered-bundles';
import { examineBundle } from '../bundle/examine-bundle';
import { openBundle } from '../bundle/open-bundle';
import { questionOf } from './questions';
import { answersFor } from './testing/answers';
import { writeProgramme } from './write-programme';

const REGIONS: Record<string, string | null> = {
  'ndrc-110000': '110000',
  'ndrc-440000': '440000',
  'city-drc-440100': '440100',
  'drc-xpcc': null,
};
const known = new Map(organisations.map(({ id, name }) => [id, { name, region: REGIONS[id] ?? null }]));
const NDRC = { org: 'ndrc', name: { zh: '国家发展改革委', en: 'NDRC: "lead"' } };
const written = (answers: ProgrammeAnswersDto) => writeProgramme(answers, NDRC, known);
const read = (answers: ProgrammeAnswersDto) => examineBundle(openBundle(written(answers)), around);

const OPTIONS: [string, Partial<ProgrammeAnswersDto>][] = [
  ['with all that is asked', {}],
  ['without nominators', { nominators: [], nominateBy: null }],
  ['without experts', { experts: 'none', criteria: [] }],
  ['with a defence and no pass mark', { experts: 'defence', passMark: null, blind: false }],
  ['with departments', { departments: ['mee', 'miit'] }],
  ['with notices of nominator and authority', { nominatorNoticeDays: 5 }],
  ['without notices', { noticeDays: null }],
  ['without a number of the call', { callNumber: '' }],
  ['with places in principle', { strict: false }],
  [
    'with the least of everything',
    {
      nominators: [],
      experts: 'none',
      criteria: [],
      noticeDays: null,
      fields: [{ name: { zh: '水', en: 'Water' }, directions: [] }],
    },
  ],
  [
    'with words that YAML reads otherwise',
    { title: { zh: '是: #1 “{甲}”', en: "no: it's - 100%" }, catalogue: '2026' },
  ],
  [
    'with a nominator that is new here',
    {
      nominators: [
        {
          org: 'park-office',
          name: { zh: '园区管委会（演示）', en: 'Park office' },
          region: '440100',
          corps: false,
          limit: 2,
        },
      ],
    },
  ],
];

describe.each(PROGRAMME_SHAPES)('the programme %s', (shape) => {
  it.each(OPTIONS)('%s passes the check and compiles', (_what, more) => {
    const answers = answersFor(shape, more);
    const { problems, definition, form, missing } = read(answers);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    // That a silent department is waited for is shown to whoever opens the edition.
    expect(problems.map(({ code }) => code)).toEqual(answers.departments.length > 0 ? ['policy.waits'] : []);
    expect(definition?.title).toEqual(answers.title);
    expect(form?.title.zh).toContain(answers.title.zh);
    expect(missing.map(({ code }) => code)).toEqual(
      answers.nominators.filter(({ name }) => name).map(({ org }) => org),
    );
    expect([...compile(definition as never).states.values()].some(({ outcome }) => outcome)).toBe(true);
  });
});

describe('the answers', () => {
  it('of every spec have the shape that the server takes', () => {
    for (const shape of PROGRAMME_SHAPES)
      for (const [, more] of OPTIONS) {
        const answers = answersFor(shape, more);
        expect(new SchemaPipe(ProgrammeAnswers).transform(structuredClone(answers))).toEqual(answers);
      }
  });

  it('become one quota for each number of places, held by who has that number', () => {
    const { definition } = read(answersFor('quota'));
    expect(definition?.quotas.map(({ id, cap, strength }) => [id, cap, strength])).toEqual([
      ['places-8', 8, 'hard'],
      ['places-3', 3, 'hard'],
    ]);
    expect(
      definition?.roster.map(({ org, regionPrefix, affiliation, quota }) => [org, regionPrefix ?? affiliation, quota]),
    ).toEqual([
      ['ndrc-110000', '11', 'places-8'],
      ['ndrc-440000', '44', 'places-8'],
      ['city-drc-440100', '4401', 'places-3'],
      ['drc-xpcc', 'xpcc', null],
    ]);
  });

  it('of a subsidy become money in fen, which the form asks for in units of 10,000 yuan', () => {
    const { definition, form } = read(
      answersFor('subsidy', {
        nominators: [{ org: 'ndrc-110000', name: null, region: null, corps: false, limit: 500 }],
      }),
    );
    expect(definition?.quotas).toMatchObject([
      { type: 'money', cap: 500_000_000, amountField: { pointer: '/project/subsidy', unit: 'wan-yuan' } },
    ]);
    expect(form?.schema.properties?.['project']?.properties?.['subsidy']?.['x-unit']?.zh).toBe('万元');
  });

  it('are read like what a person wrote: every part begins with a comment, and no line is longer than those of config', () => {
    for (const shape of PROGRAMME_SHAPES) {
      const { parts } = splitBundle(written(answersFor(shape)));
      expect(parts.map(({ kind }) => kind)).toEqual(['edition', 'form', 'taxonomy']);
      for (const { text } of parts) {
        expect(text).toMatch(/^# /);
        expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThan(260);
      }
    }
  });

  it.each<[Partial<ProgrammeAnswersDto>, string, ProgrammeQuestion]>([
    [{ criteria: [{ title: { zh: '创新', en: 'Novelty' }, weight: 60 }] }, 'rubric.weights', 'criteria'],
    [
      { nominators: [{ org: 'nobody', name: null, region: null, corps: false, limit: 1 }] },
      'staff.unknown-organisation',
      'nominators',
    ],
    [{ departments: ['nobody'] }, 'staff.unknown-organisation', 'departments'],
    [{ nominateBy: '2026-02-01' }, 'deadline.order', 'nominateBy'],
  ])('%j is told at its question', (more, code, question) => {
    const { problems, definition } = read(answersFor('quota', more));
    const found = problems.filter(({ code: each }) => each !== 'policy.waits');
    expect(found.map((problem) => [problem.code, questionOf(problem, definition)])).toEqual([[code, question]]);
  });
});
