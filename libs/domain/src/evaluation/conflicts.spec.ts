import type { CaseParties, ExpertProfile } from './conflicts';
import { conflictsOf } from './conflicts';

const parties: CaseParties = {
  applicant: { organisation: 'org-a', groups: ['group-g'] },
  jointHolders: [{ organisation: 'org-j', groups: ['group-h'] }],
  reports: [{ issuer: 'lab-1', number: 'R-7' }],
  siteOwners: ['site-1'],
  nominator: 'drc-44',
  persons: ['person-9'],
};
const expert = (more: Partial<ExpertProfile>): ExpertProfile => ({ id: 'e1', organisation: 'uni', ...more });

describe('conflictsOf', () => {
  it.each([
    ['nobody', expert({}), []],
    [
      'the applicant’s own expert',
      expert({ organisation: 'org-a', groups: ['group-g'] }),
      [{ code: 'same-organisation', evidence: { organisation: 'org-a' } }],
    ],
    [
      'a sister company',
      expert({ groups: ['group-g'] }),
      [{ code: 'same-group', evidence: { organisation: 'org-a', group: 'group-g' } }],
    ],
    [
      'the head of the group',
      expert({ organisation: 'group-g' }),
      [{ code: 'same-group', evidence: { organisation: 'org-a', group: 'group-g' } }],
    ],
    [
      'a subsidiary of the applicant',
      expert({ groups: ['org-a'] }),
      [{ code: 'same-group', evidence: { organisation: 'org-a', group: 'org-a' } }],
    ],
    [
      'a joint holder',
      expert({ organisation: 'org-j' }),
      [{ code: 'joint-holder', evidence: { organisation: 'org-j' } }],
    ],
    [
      'a joint holder’s group',
      expert({ groups: ['group-h'] }),
      [{ code: 'joint-holder-group', evidence: { organisation: 'org-j', group: 'group-h' } }],
    ],
    [
      'the report’s issuer',
      expert({ organisation: 'lab-1' }),
      [{ code: 'report-issuer', evidence: { organisation: 'lab-1', report: 'R-7' } }],
    ],
    [
      'the report’s author',
      expert({ reports: ['R-7', 'R-8'] }),
      [{ code: 'report-author', evidence: { report: 'R-7' } }],
    ],
    [
      'a site’s owner',
      expert({ organisation: 'site-1' }),
      [{ code: 'site-owner', evidence: { organisation: 'site-1' } }],
    ],
    [
      'the nominator',
      expert({ organisation: 'drc-44' }),
      [{ code: 'nominator', evidence: { organisation: 'drc-44' } }],
    ],
    [
      'a former employee',
      expert({ formerOrganisations: ['org-j', 'other'] }),
      [{ code: 'former-organisation', evidence: { organisation: 'org-j' } }],
    ],
    [
      'a person of the case',
      expert({ id: 'person-9' }),
      [{ code: 'person-of-the-case', evidence: { person: 'person-9' } }],
    ],
    [
      'one who declares',
      expert({
        declared: [
          { party: 'org-a', relation: 'cooperation', note: '2023' },
          { party: 'group-h', relation: 'shareholding' },
          { party: 'else', relation: 'other' },
        ],
      }),
      [
        { code: 'declared-relation', evidence: { party: 'org-a', relation: 'cooperation', note: '2023' } },
        { code: 'declared-relation', evidence: { party: 'group-h', relation: 'shareholding' } },
      ],
    ],
  ])('%s', (_name, profile, expected) => {
    expect(conflictsOf(profile, parties)).toEqual(expected);
  });

  it('reports every ground, not the first', () => {
    const all = conflictsOf(expert({ organisation: 'lab-1', groups: ['group-g'], reports: ['R-7'] }), parties);
    expect(all.map(({ code }) => code)).toEqual(['same-group', 'report-issuer', 'report-author']);
  });

  it('counts every organisation of the person, each ground once, under the person and not under the account', () => {
    const also = (organisation: string, groups: string[] = []) => expert({ alsoOf: [{ organisation, groups }] });
    expect(conflictsOf(also('org-a'), parties).map(({ code }) => code)).toEqual(['same-organisation']);
    expect(conflictsOf(also('elsewhere', ['group-g']), parties).map(({ code }) => code)).toEqual(['same-group']);
    expect(conflictsOf(also('lab-1'), parties).map(({ code }) => code)).toEqual(['report-issuer']);
    expect(conflictsOf(also('drc-44'), parties).map(({ code }) => code)).toEqual(['nominator']);
    expect(conflictsOf(also('elsewhere'), parties)).toEqual([]);
    const twice = { ...expert({ organisation: 'org-a' }), alsoOf: [{ organisation: 'org-a', groups: [] }] };
    expect(conflictsOf(twice, parties)).toHaveLength(1);
  });
});
