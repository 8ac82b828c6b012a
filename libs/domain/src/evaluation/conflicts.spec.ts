import { conflictsOf, type CaseParties } from './conflicts';
import type { ExpertFact } from './recusal/expert-fact';
import { CONFLICT_CODES, recusalRules, type ConflictCode } from './recusal/grounds';

const ON = '2024-07-01';
const parties: CaseParties = {
  applicant: { organisation: 'org-a', groups: ['group-g'] },
  jointHolders: [{ organisation: 'org-j', groups: ['group-h'] }],
  reports: [{ issuer: 'lab-1', number: 'R-7' }],
  patents: [{ number: 'ZL202110123456.7', owner: 'owner-1' }],
  siteOwners: ['site-1'],
  nominator: 'drc-44',
  nominatorRegion: '440000',
  handlers: ['moe'],
  persons: ['张一', '李二'],
};
const works = (organisation: string, more: Partial<ExpertFact> = {}): ExpertFact => ({
  kind: 'employment',
  organisation,
  ...more,
});
const expert = (...facts: ExpertFact[]) => ({ id: 'e1', name: '王三', facts: [works('uni'), ...facts] });
const found = (profile: ReturnType<typeof expert>, rules = recusalRules()) =>
  conflictsOf(profile, parties, ON, rules).map(({ code, evidence }) => [code, evidence]);

type Case = [title: string, profile: ReturnType<typeof expert>, code: ConflictCode, evidence: Record<string, string>];
const HITS: Case[] = [
  [
    'the applicant’s own',
    expert(works('org-a', { groups: ['group-g'] })),
    'same-organisation',
    { organisation: 'org-a' },
  ],
  [
    'a sister company',
    expert(works('x', { groups: ['group-g'] })),
    'same-group',
    { organisation: 'org-a', group: 'group-g' },
  ],
  ['the head of the group', expert(works('group-g')), 'same-group', { organisation: 'org-a', group: 'group-g' }],
  ['a subsidiary', expert(works('x', { groups: ['org-a'] })), 'same-group', { organisation: 'org-a', group: 'org-a' }],
  ['a joint holder', expert(works('org-j')), 'joint-holder', { organisation: 'org-j' }],
  [
    'a joint holder’s group',
    expert(works('x', { groups: ['group-h'] })),
    'joint-holder-group',
    { organisation: 'org-j', group: 'group-h' },
  ],
  ['the issuer of a report', expert(works('lab-1')), 'report-issuer', { organisation: 'lab-1', report: 'R-7' }],
  ['its author', expert({ kind: 'report', organisation: 'lab-9', number: 'R-7' }), 'report-author', { report: 'R-7' }],
  [
    'an inventor',
    expert({ kind: 'patent', organisation: '', number: 'ZL202110123456.7' }),
    'co-inventor',
    { patent: 'ZL202110123456.7' },
  ],
  [
    'the owner of a patent',
    expert(works('owner-1')),
    'patent-owner',
    { organisation: 'owner-1', patent: 'ZL202110123456.7' },
  ],
  ['the owner of a site', expert(works('site-1')), 'site-owner', { organisation: 'site-1' }],
  ['the nominator', expert(works('drc-44')), 'nominator', { organisation: 'drc-44' }],
  ['a department that was asked', expert(works('moe')), 'handler', { organisation: 'moe' }],
  [
    'a former employee',
    expert(works('org-j', { until: '2023-01-31' })),
    'former-organisation',
    { organisation: 'org-j' },
  ],
  ['a student of the contact', expert({ kind: 'education', organisation: '李二' }), 'adviser', { person: '李二' }],
  ['the contact', { id: 'e2', name: '张一', facts: [works('uni')] }, 'person-of-the-case', { person: '张一' }],
  [
    'a shareholder',
    expert({ kind: 'relation', organisation: 'org-a', relation: 'shareholding' }),
    'declared-relation',
    { party: 'org-a', relation: 'shareholding' },
  ],
  [
    'kin of a person of the case',
    expert({ kind: 'relation', organisation: '李二', relation: 'family' }),
    'declared-relation',
    { party: '李二', relation: 'family' },
  ],
];

describe('conflictsOf', () => {
  it.each(HITS)('finds %s', (_title, profile, code, evidence) => {
    expect(found(profile)).toEqual([[code, evidence]]);
  });

  it('has an example of every ground but those of the whole panel and those that an edition has to ask for', () => {
    const left = CONFLICT_CODES.filter((code) => !HITS.some(([, , named]) => named === code));
    expect(left).toEqual(['same-region', 'same-person']);
  });

  it('finds nothing where there is nothing', () => {
    expect(found(expert(works('else'), { kind: 'relation', organisation: 'else', relation: 'other' }))).toEqual([]);
  });

  it('knows a unit by its code where one side writes another name', () => {
    const cited = { ...parties, jointHolders: [{ organisation: '某院', alsoKnown: ['某院', '91350211M000100Y43'] }] };
    const there = expert(works('某某研究院', { alsoKnown: ['91350211M000100Y43'] }));
    expect(conflictsOf(there, cited, ON).map(({ code }) => code)).toEqual(['joint-holder']);
  });

  it('asks for the place of the nominator only where the edition does', () => {
    const local = expert(works('lab-8', { region: '440300' }));
    expect(found(local)).toEqual([]);
    const rules = recusalRules([{ ground: 'same-region', strength: 'asks', source: '本期设定' }]);
    expect(conflictsOf(local, parties, ON, rules)).toEqual([
      { code: 'same-region', strength: 'asks', evidence: { organisation: 'lab-8' } },
    ]);
  });

  it.each([
    ['on the last day of three years', '2021-07-02', ['former-organisation']],
    ['when three years are over', '2021-07-01', []],
    ['while it lasts', '2024-07-01', ['same-organisation']],
  ])('counts former employment %s', (_title, until, codes) => {
    expect(found(expert(works('org-a', { until }))).map(([code]) => code)).toEqual(codes);
  });

  it('takes the window of the edition', () => {
    const left = expert(works('org-a', { until: '2020-06-30' }));
    const rules = recusalRules([{ ground: 'former-organisation', years: 5, source: '本期设定' }]);
    expect(found(left)).toEqual([]);
    expect(found(left, rules)).toEqual([['former-organisation', { organisation: 'org-a' }]]);
  });

  it('does not count what begins later', () => {
    expect(found(expert(works('org-a', { since: '2024-07-02' })))).toEqual([]);
  });

  it('tells each ground, and each of its facts once', () => {
    const profile = expert(works('lab-1', { groups: ['group-g'] }), works('lab-1'), {
      kind: 'report',
      organisation: 'lab-1',
      number: 'R-7',
    });
    expect(found(profile).map(([code]) => code)).toEqual(['same-group', 'report-issuer', 'report-author']);
  });
});
