import type { ProgrammeDefinition, Text } from '@linxuan/domain';

/** An edition in a list. */
export interface ProgrammeListDto {
  id: string;
  programmeId: string;
  edition: string;
  title: Text;
  call: ProgrammeDefinition['call'];
  state: string;
  openedAt: string | null;
}
/** The whole definition as it is pinned to its cases, with the digest that the ledger names. */
export interface ProgrammeDto extends ProgrammeListDto {
  digest: string;
  definition: ProgrammeDefinition;
}
