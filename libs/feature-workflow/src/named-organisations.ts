import { codesInWords, type Refusal } from '@linxuan/domain';
import { OrganisationRepository, type Tx } from '@linxuan/persistence';

/**
 * A rule names organisations by code, which is all it knows of them; before a person reads its refusal their names are
 * put beside.
 */
export async function withOrganisationNames(tx: Tx, params: Refusal['params']): Promise<Refusal['params']> {
  const { orgs } = params;
  if (typeof orgs !== 'string' || orgs === '') return params;
  const codes = orgs.split(', ');
  return { ...params, ...codesInWords('orgs', codes, [...(await new OrganisationRepository(tx).namesOf(codes))]) };
}
