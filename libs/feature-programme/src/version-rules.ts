import type { DueRule, ProgrammeDefinition, ProgrammeProblem, Text } from '@linxuan/domain';

const found = (code: string, path: string, message: Text, suggestion?: Text): ProgrammeProblem => ({
  severity: 'error',
  code,
  path,
  message,
  ...(suggestion ? { suggestion } : {}),
});

/** An edition's own name: a text of another programme or edition is no version of it. */
export function identityProblems(
  definition: ProgrammeDefinition,
  editionId: string,
  authority: string,
): ProgrammeProblem[] {
  return [
    ...(`${definition.id}-${definition.edition}` === editionId
      ? []
      : [
          found('version.identity', '/edition', {
            zh: `编号和年度应为${editionId}`,
            en: `Id and edition must make ${editionId}`,
          }),
        ]),
    ...(definition.authority === authority
      ? []
      : [
          found('version.authority', '/authority', {
            zh: `主管部门应为${authority}`,
            en: `The authority must be ${authority}`,
          }),
        ]),
  ];
}

/**
 * What a new version of an open edition may not do: running work stands on it. Stages may be inserted (in 2024 three
 * were added after the call) and terms, weights and texts may change; what somebody holds or stands in stays.
 */
export function versionProblems(open: ProgrammeDefinition, next: ProgrammeDefinition): ProgrammeProblem[] {
  return [...stages(open, next), ...routes(open, next), ...quotas(open, next), ...roster(open, next)];
}

/** A taxonomy may grow while an edition runs; what cases were begun under stays. Another one comes with the next edition. */
export function taxonomyProblems(open: Record<string, unknown>, next: Record<string, unknown>): ProgrammeProblem[] {
  const entriesOf = (taxonomy: Record<string, unknown>) =>
    (taxonomy['entries'] ?? []) as { code: string; name: { zh: string; en?: string } }[];
  const kept = new Set(entriesOf(next).map(({ code }) => code));
  const gone = entriesOf(open).filter(({ code }) => !kept.has(code));
  if (gone.length === 0) return [];
  const named = gone.slice(0, 5).map(({ code, name }) => `${code} ${name.zh}`);
  const inEnglish = gone.slice(0, 5).map(({ code, name }) => `${code} ${name.en ?? name.zh}`);
  return [
    found(
      'version.taxonomy-entry-removed',
      '/taxonomy/id',
      {
        zh: `分类目录缺少已开放的${gone.length}项：${named.join('、')}${gone.length > 5 ? '等' : ''}`,
        en: `The taxonomy lacks what is open, ${gone.length} in all: ${inEnglish.join(', ')}${gone.length > 5 ? ' and more' : ''}`,
      },
      {
        zh: '保留这些项；另一份分类目录随下一年度的方案使用，已申报的项目仍按原目录',
        en: 'Keep them; another taxonomy comes with the next edition, and what was begun keeps its own',
      },
    ),
  ];
}

/** Days that nobody can meet any more. Those that the open version has already are left alone. */
export function pastDates(
  next: ProgrammeDefinition,
  open: ProgrammeDefinition | null,
  today: string,
): ProgrammeProblem[] {
  const known = new Set(open ? datesOf(open).map(({ at, date }) => `${at} ${date}`) : []);
  return datesOf(next)
    .filter(({ at, date }) => date < today && !known.has(`${at} ${date}`))
    .map(({ title, path, date }) =>
      found(
        'version.past-date',
        path,
        { zh: `“${title.zh}”的日期${date}已经过去`, en: `The date ${date} of "${title.en}" has passed` },
        { zh: '改为今天以后的日期', en: 'Set a day to come' },
      ),
    );
}

interface FixedDate {
  at: string;
  path: string;
  title: Text;
  date: string;
}
function datesOf({ stages: all, quotas: accounts }: ProgrammeDefinition): FixedDate[] {
  const ofStages = all.flatMap((stage, index) =>
    (['closes', 'deadline', 'due', 'opinionDue', 'sheetDue'] as const).map((field) => {
      const rule = (stage as Partial<Record<typeof field, DueRule>>)[field];
      return { at: `${stage.id}.${field}`, path: `/stages/${index}/${field}/date`, title: stage.title, rule };
    }),
  );
  const ofQuotas = accounts.flatMap((quota, index) =>
    (['fileBy', 'answerBy'] as const).map((field) => ({
      at: `${quota.id}.${field}`,
      path: `/quotas/${index}/extras/${field}/date`,
      title: quota.title,
      rule: quota.extras?.[field],
    })),
  );
  return [...ofStages, ...ofQuotas].flatMap(({ rule, ...place }) =>
    rule?.kind === 'date' && rule.date ? [{ ...place, date: rule.date }] : [],
  );
}

function stages(open: ProgrammeDefinition, next: ProgrammeDefinition): ProgrammeProblem[] {
  const problems: ProgrammeProblem[] = [];
  let last = -1;
  for (const stage of open.stages) {
    const index = next.stages.findIndex(({ id }) => id === stage.id);
    const kept = next.stages[index];
    const path = `/stages/${Math.max(index, 0)}`;
    if (!kept)
      problems.push(
        found(
          'version.stage-removed',
          '/stages',
          {
            zh: `环节“${stage.title.zh}”已开放，不能删除`,
            en: `The stage "${stage.title.en}" is open and cannot be removed`,
          },
          { zh: '只能插入环节', en: 'Stages can only be inserted' },
        ),
      );
    else if (kept.kind !== stage.kind || kept.route !== stage.route)
      problems.push(
        found('version.stage-changed', path, {
          zh: `环节“${stage.title.zh}”的种类和渠道不能改变`,
          en: `Kind and route of the stage "${stage.title.en}" cannot change`,
        }),
      );
    else if (index < last)
      problems.push(
        found('version.stage-moved', path, {
          zh: `环节“${stage.title.zh}”的次序不能改变`,
          en: `The stage "${stage.title.en}" cannot change its place`,
        }),
      );
    last = Math.max(last, index);
  }
  return problems;
}

function routes(open: ProgrammeDefinition, next: ProgrammeDefinition): ProgrammeProblem[] {
  return open.routes
    .filter(({ id }) => !next.routes.some((route) => route.id === id))
    .map(({ title }) =>
      found('version.route-removed', '/routes', {
        zh: `渠道“${title.zh}”已开放，不能删除`,
        en: `The route "${title.en}" is open and cannot be removed`,
      }),
    );
}

function quotas(open: ProgrammeDefinition, next: ProgrammeDefinition): ProgrammeProblem[] {
  return open.quotas.flatMap((quota) => {
    const index = next.quotas.findIndex(({ id }) => id === quota.id);
    const kept = next.quotas[index];
    if (!kept)
      return [
        found('version.quota-removed', '/quotas', {
          zh: `名额“${quota.title.zh}”已开放，不能删除`,
          en: `The quota "${quota.title.en}" is open and cannot be removed`,
        }),
      ];
    return kept.type !== quota.type || (kept.cap ?? 0) < (quota.cap ?? 0)
      ? [
          found('version.quota-lowered', `/quotas/${index}/cap`, {
            zh: `名额“${quota.title.zh}”只能增加，不能减少`,
            en: `The quota "${quota.title.en}" can be raised, not lowered`,
          }),
        ]
      : [];
  });
}

function roster(open: ProgrammeDefinition, next: ProgrammeDefinition): ProgrammeProblem[] {
  return open.roster.flatMap((entry) => {
    const index = next.roster.findIndex(({ org }) => org === entry.org);
    const kept = next.roster[index];
    const suggestion = { zh: '合并或者更名请记录为决定', en: 'Record a merger or another name as an order' };
    if (!kept)
      return [
        found(
          'version.nominator-removed',
          '/roster',
          {
            zh: `推荐单位“${entry.name.zh}”已开放，不能删除`,
            en: `The nominator "${entry.name.en}" is open and cannot be removed`,
          },
          suggestion,
        ),
      ];
    return kept.quota !== entry.quota || kept.sharesQuotaOf !== entry.sharesQuotaOf
      ? [
          found('version.account-moved', `/roster/${index}/quota`, {
            zh: `推荐单位“${entry.name.zh}”的名额账户不能改变`,
            en: `The account of "${entry.name.en}" cannot change`,
          }),
        ]
      : [];
  });
}
