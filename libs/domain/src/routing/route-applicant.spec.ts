import type { RosterTarget } from './roster';
import { accountHolder, rosterTargets } from './roster';
import type { RoutedApplicant } from './route-applicant';
import { routeApplicant } from './route-applicant';

const edition = {
  routes: [
    { id: 'regional', match: 'region-or-affiliation' },
    { id: 'central', match: 'central-soe-group' },
  ],
  roster: [
    {
      org: 'ndrc-gd',
      name: { zh: '广东省发展改革委', en: 'Guangdong DRC' },
      route: 'regional',
      regionPrefix: '44',
      quota: 'province',
    },
    {
      org: 'ndrc-sz',
      name: { zh: '深圳市发展改革委', en: 'Shenzhen DRC' },
      route: 'regional',
      regionPrefix: '4403',
      quota: null,
      sharesQuotaOf: 'ndrc-gd',
    },
    {
      org: 'ndrc-xj',
      name: { zh: '新疆维吾尔自治区发展改革委', en: 'Xinjiang DRC' },
      route: 'regional',
      regionPrefix: '65',
      quota: 'province',
    },
    {
      org: 'xpcc',
      name: { zh: '新疆生产建设兵团发展改革委', en: 'XPCC DRC' },
      route: 'regional',
      affiliation: 'xpcc',
      quota: 'province',
    },
    {
      org: 'sasac',
      name: { zh: '国务院国资委', en: 'SASAC' },
      route: 'central',
      affiliation: 'central-soe',
      quota: null,
    },
  ],
} as const;
const roster = rosterTargets(edition);
const applicant = (more: Partial<RoutedApplicant>): RoutedApplicant => ({
  regionCode: '440106',
  affiliations: [],
  orgPath: [],
  kind: 'enterprise',
  ...more,
});
const tree = [
  { id: 'g1', name: '某能源集团', kind: 'central-soe-group' },
  { id: 'g1-sub', kind: 'central-soe-group' },
  { id: 'self' },
];

describe('routeApplicant', () => {
  it.each([
    ['a Guangzhou holder to the province', applicant({}), ['ndrc-gd', 'regional', null, 'ndrc-gd', 'region']],
    [
      'a Shenzhen holder to the city, in the province’s account',
      applicant({ regionCode: '440305' }),
      ['ndrc-sz', 'regional', null, 'ndrc-gd', 'region'],
    ],
    [
      'a 兵团 unit to 兵团',
      applicant({ regionCode: '659001', affiliations: ['xpcc'] }),
      ['xpcc', 'regional', null, 'xpcc', 'affiliation'],
    ],
    [
      'a 兵团 unit elsewhere to 兵团',
      applicant({ regionCode: '440305', affiliations: ['xpcc'] }),
      ['xpcc', 'regional', null, 'xpcc', 'affiliation'],
    ],
    [
      'a neighbour without affiliation to the region',
      applicant({ regionCode: '659001' }),
      ['ndrc-xj', 'regional', null, 'ndrc-xj', 'region'],
    ],
    [
      'a subsidiary to its outermost group, whatever it ticks',
      applicant({ regionCode: '440305', affiliations: ['xpcc'], orgPath: tree }),
      ['sasac', 'central', 'g1', 'g1', 'group-tree'],
    ],
    [
      'the group itself',
      applicant({ regionCode: '110101', orgPath: tree.slice(0, 1) }),
      ['sasac', 'central', 'g1', 'g1', 'group-tree'],
    ],
    [
      'a tick without a place in the tree has no effect',
      applicant({ affiliations: ['central-soe'] }),
      ['ndrc-gd', 'regional', null, 'ndrc-gd', 'region'],
    ],
    [
      'a private group stays in its region',
      applicant({ orgPath: [{ id: 'p', kind: 'group' }, { id: 'self' }] }),
      ['ndrc-gd', 'regional', null, 'ndrc-gd', 'region'],
    ],
  ])('%s', (_name, who, expected) => {
    const route = routeApplicant(who, roster);
    expect(
      route.refused ? route : [route.nominator, route.routeId, route.group, route.accountHolder, route.evidence.by],
    ).toEqual(expected);
  });

  it('explains itself', () => {
    const city = routeApplicant(applicant({ regionCode: '440305', affiliations: ['park'] }), roster);
    expect(city).toEqual({
      refused: false,
      routeId: 'regional',
      nominator: 'ndrc-sz',
      group: null,
      accountHolder: 'ndrc-gd',
      explanation: {
        zh: '行政区划代码440305以4403开头，由深圳市发展改革委受理和推荐，名额与广东省发展改革委合并计算',
        en: 'Region code 440305 begins with 4403; received and nominated by Shenzhen DRC, sharing the quota of Guangdong DRC',
      },
      evidence: {
        by: 'region',
        regionCode: '440305',
        regionPrefix: '4403',
        affiliation: null,
        group: null,
        unused: ['park'],
      },
    });
    const group = routeApplicant(applicant({ affiliations: ['xpcc'], orgPath: tree }), roster);
    expect(group.refused ? group : [group.explanation, group.evidence]).toEqual([
      {
        zh: '按集团产权关系属于某能源集团，由国务院国资委推荐，名额计入该集团；所在地和自选隶属关系不改变归口',
        en: 'By the group tree it belongs to 某能源集团; nominated by SASAC, counted for the group; place and declared affiliation do not change this',
      },
      { by: 'group-tree', regionCode: '440106', regionPrefix: null, affiliation: null, group: 'g1', unused: ['xpcc'] },
    ]);
  });

  it('refuses where nobody is responsible or two are', () => {
    expect(routeApplicant(applicant({ regionCode: '810000' }), roster)).toEqual({
      refused: true,
      code: 'routing.no-nominator',
      params: { regionCode: '810000', candidates: '' },
    });
    const twice: RosterTarget[] = [
      ...roster,
      { id: 'other', name: { zh: '另', en: 'Other' }, route: 'regional', regionPrefix: '44' },
    ];
    expect(routeApplicant(applicant({}), twice)).toEqual({
      refused: true,
      code: 'routing.ambiguous',
      params: { regionCode: '440106', candidates: 'ndrc-gd,other' },
    });
  });

  it('lets a listed group nominate itself where nobody collects, and looks at the kind', () => {
    const self: RosterTarget[] = [
      { id: 'group-1', name: { zh: '集团', en: 'Group' }, route: 'group', group: 'g1' },
      {
        id: 'association',
        name: { zh: '协会', en: 'Association' },
        route: 'association',
        regionPrefix: '11',
        kinds: ['society'],
      },
      { id: 'bj', name: { zh: '北京', en: 'Beijing' }, route: 'regional', regionPrefix: '1' },
    ];
    const nominators = [
      applicant({ orgPath: tree }),
      applicant({ regionCode: '110101' }),
      applicant({ regionCode: '110101', kind: 'society' }),
    ]
      .map((who) => routeApplicant(who, self))
      .map((route) => (route.refused ? route.code : [route.nominator, route.accountHolder]));
    expect(nominators).toEqual([
      ['group-1', 'g1'],
      ['bj', 'bj'],
      ['association', 'association'],
    ]);
  });
});

describe('routes without a place', () => {
  const roster = rosterTargets({
    routes: [
      { id: 'bodies', match: 'own' },
      { id: 'all', match: 'national' },
    ],
    roster: [
      { org: 'body-1', name: { zh: '标准化机构甲', en: 'Body 1' }, route: 'bodies', quota: null },
      { org: 'office', name: { zh: '专业机构', en: 'Office' }, route: 'all', quota: null },
    ],
  });
  it.each([
    ['a body of the roster to itself', [{ id: 'body-1' }], ['body-1', 'bodies', 'own']],
    ['everybody else to the one office', [{ id: 'other' }], ['office', 'all', 'national']],
  ])('%s', (_name, orgPath, expected) => {
    const route = routeApplicant(applicant({ regionCode: '', orgPath }), roster);
    expect(route.refused ? route : [route.nominator, route.routeId, route.evidence.by]).toEqual(expected);
  });
  it('refuses a stranger where only bodies apply', () => {
    expect(routeApplicant(applicant({ orgPath: [{ id: 'other' }] }), roster.slice(0, 1))).toMatchObject({
      code: 'routing.no-nominator',
    });
  });
});

describe('accountHolder', () => {
  it('follows shared quotas and notices a circle', () => {
    expect(accountHolder(roster, 'ndrc-sz').id).toBe('ndrc-gd');
    const circle: RosterTarget[] = [
      { id: 'a', name: { zh: '', en: '' }, route: 'r', quota: { type: 'alias', of: 'b' } },
      { id: 'b', name: { zh: '', en: '' }, route: 'r', quota: { type: 'alias', of: 'a' } },
    ];
    expect(() => accountHolder(circle, 'a')).toThrow('circle');
    expect(() => accountHolder(circle, 'c')).toThrow('no c');
  });
});
