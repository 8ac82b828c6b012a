import type { ProgrammeDefinition } from '@linxuan/domain';
import { rowSchema } from './row-schema';

export interface EditionRow {
  id: string;
  programmeId: string;
  state: 'draft' | 'open' | 'closed';
  yaml: string;
  definition: ProgrammeDefinition;
  form: Record<string, unknown>;
  taxonomy: Record<string, unknown>;
  digest: string;
  version: number;
  authorityOrg: string;
  openedAt: string | null;
}
export const EditionEntity = rowSchema<EditionRow>('edition', {
  id: 'text',
  programmeId: 'text',
  state: 'text',
  yaml: 'text',
  definition: 'json',
  form: 'json',
  taxonomy: 'json',
  digest: 'text',
  version: 'int',
  authorityOrg: 'text',
  openedAt: 'instant',
});

export interface RecordedOrderRow {
  id: string;
  editionId: string;
  kind: string;
  orgId: string | null;
  payload: Record<string, unknown>;
  documentNumber: string;
  reason: string;
  orderedBy: string;
  orderedAt: string;
}
export const RecordedOrderEntity = rowSchema<RecordedOrderRow>('recorded_order', {
  id: 'uuid',
  editionId: 'text',
  kind: 'text',
  orgId: 'text',
  payload: 'json',
  documentNumber: 'text',
  reason: 'text',
  orderedBy: 'uuid',
  orderedAt: 'instant',
});

export interface QuotaAccountRow {
  id: string;
  editionId: string;
  quotaId: string;
  orgIds: string[];
  authorityOrg: string;
  cap: number | null;
}
export const QuotaAccountEntity = rowSchema<QuotaAccountRow>('quota_account', {
  id: 'text',
  editionId: 'text',
  quotaId: 'text',
  orgIds: 'texts',
  authorityOrg: 'text',
  cap: 'int',
});
