import type { DossierListDto } from '@linxuan/contracts';
import type { DossierRow } from '@linxuan/domain';

export function toListRow(
  row: DossierRow,
  more: Pick<DossierListDto, 'stageTitle' | 'ownerName' | 'recipientName' | 'items'>,
): DossierListDto {
  return { ...row, ...more };
}
