import { MAINLAND_PREFIXES } from '@linxuan/form-rules';
import { CENTRAL_GROUP, routeApplicant, rosterTargets, type RosterTarget, type RoutedApplicant } from '../routing';
import { problem, type ProgrammeProblem } from './check-problem';
import type { ProgrammeCheck } from './check-material';
import type { ProgrammeDefinition } from './definition';

/**
 * Every nominator has applicants that come to it, and no province is forgotten. Both are asked of the function that
 * routes real applicants, with applicants made up for the purpose.
 */
export const checkRoutes: ProgrammeCheck = (definition, { organisations }) => {
  // Whose account counts is looked at elsewhere; a circle of shared ones keeps nobody from being nominated.
  const roster = rosterTargets(definition)
    .filter(({ id }, index, all) => all.findIndex((one) => one.id === id) === index)
    .map((entry): RosterTarget => ({ ...entry, quota: { type: 'none' } }));
  // Who stands twice, and who is unknown, is told so elsewhere.
  const known = new Set(organisations.map(({ code }) => code));
  return [
    ...unreachable(
      definition,
      roster,
      roster.filter(({ id }) => known.has(id)),
    ),
    ...placesLeftOut(definition, roster),
  ];
};

function unreachable(
  { roster }: ProgrammeDefinition,
  targets: readonly RosterTarget[],
  asked: readonly RosterTarget[],
): ProgrammeProblem[] {
  return asked.flatMap((entry) => {
    const index = roster.findIndex(({ org }) => org === entry.id);
    const outcomes = applicantsOf(entry).map((applicant) => routeApplicant(applicant, targets));
    if (outcomes.some((route) => !route.refused && route.nominator === entry.id)) return [];
    const { name } = entry;
    const rivals = outcomes.flatMap((route) =>
      route.refused
        ? route.params.candidates.split(',').filter((id) => id !== entry.id && id !== '')
        : [route.nominator],
    );
    const rival = targets.find(({ id }) => rivals.includes(id))?.name;
    return [
      problem('route.unreachable', `/roster/${index}`, {
        zh: rival
          ? `没有申报单位会由“${name.zh}”推荐：符合其条件的单位由“${rival.zh}”推荐，或者两者条件相同，无法确定由谁推荐`
          : `没有申报单位会由“${name.zh}”推荐：没有写行政区划代码前缀，也没有写隶属关系`,
        en: rival
          ? `No applicant comes to ${name.en}: those that fit go to ${rival.en}, or both fit alike and nobody can be chosen`
          : `No applicant comes to ${name.en}: it states neither a region prefix nor an affiliation`,
      }),
    ];
  });
}

/** An applicant that fits an entry and nothing closer, in a few places of its region. */
function applicantsOf(entry: RosterTarget): RoutedApplicant[] {
  const applicant = (regionCode: string, ...groups: RoutedApplicant['orgPath'][number][]): RoutedApplicant => ({
    regionCode,
    affiliations: entry.affiliation === undefined ? [] : [entry.affiliation],
    orgPath: [...groups, { id: ' applicant' }],
    kind: 'enterprise',
  });
  if (entry.groupTree === true) return [applicant(NOWHERE, { id: ' group', kind: CENTRAL_GROUP })];
  if (entry.group !== undefined) return [applicant(NOWHERE, { id: entry.group })];
  if (entry.own === true) return [{ ...applicant(NOWHERE), orgPath: [{ id: entry.id }] }];
  return ['0000', '0100', '9900'].map((rest) => applicant(`${entry.regionPrefix ?? ''}${rest}00`.slice(0, 6)));
}

/** A region code that no place has. */
const NOWHERE = '000000';

/**
 * A programme of the whole country that has no nominator for some provinces; one of a province or a few of them means
 * to have no others.
 */
function placesLeftOut({ routes }: ProgrammeDefinition, targets: readonly RosterTarget[]): ProgrammeProblem[] {
  const without = MAINLAND_PREFIXES.filter((prefix) => {
    const orgPath = [{ id: ' applicant' }];
    return routeApplicant({ regionCode: `${prefix}0100`, affiliations: [], orgPath, kind: 'enterprise' }, targets)
      .refused;
  });
  const index = routes.findIndex(({ match }) => match === 'region-or-affiliation');
  if (index < 0 || without.length === 0 || without.length * 2 > MAINLAND_PREFIXES.length) return [];
  return [
    problem(
      'route.place-left-out',
      `/routes/${index}`,
      {
        zh: `行政区划代码以${without.join('、')}开头的申报单位没有推荐单位`,
        en: `Applicants whose region code begins with ${without.join(', ')} have no nominator`,
      },
      { severity: 'warning' },
    ),
  ];
}
