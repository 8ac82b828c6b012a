import type { OrganisationBodyDto, OrganisationPatchDto } from '@linxuan/contracts';
import type { RaRecord } from 'react-admin';

/** What the API takes of the form when an organisation is changed; a field left blank is taken away. */
export function changeable(record: Partial<RaRecord>): OrganisationPatchDto {
  const { nameZh, nameEn, uscc, regionCode, affiliation, parentId } = record as OrganisationPatchDto;
  return {
    ...(nameZh !== undefined && { nameZh }),
    ...(nameEn !== undefined && { nameEn }),
    uscc: uscc || null,
    regionCode: regionCode || null,
    affiliation: affiliation || null,
    parentId: parentId || null,
  };
}

/** What the API takes when one is made. */
export function writable(record: Partial<RaRecord>): OrganisationBodyDto {
  const { id, kind } = record as OrganisationBodyDto;
  return { ...(changeable(record) as OrganisationBodyDto), id, kind };
}
