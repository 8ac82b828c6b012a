import type { Registered } from '@linxuan/form-rules';
import type { RosterTarget } from './roster';
import { CENTRAL_GROUP, groupOf, type RoutedApplicant } from './route-applicant';

/** What a form calls a member of a central group. */
const CENTRAL_MEMBER = 'central-soe';

/**
 * The relations of an applicant as the register knows them, by the same tree that routing goes by: whoever stands under
 * a group is its member, whatever its own record or its application says.
 */
export function registeredRelations(applicant: RoutedApplicant, roster: readonly RosterTarget[]): Registered {
  const group =
    groupOf(applicant, roster)?.id ?? applicant.orgPath.find(({ kind }) => kind === CENTRAL_GROUP)?.id ?? null;
  const affiliation = group === null ? applicant.affiliations[0] : CENTRAL_MEMBER;
  return {
    ...(affiliation ? { affiliation } : {}),
    ...(group ? { groupCode: group } : {}),
    ...(applicant.regionCode === '' ? {} : { regionCode: applicant.regionCode }),
  };
}
