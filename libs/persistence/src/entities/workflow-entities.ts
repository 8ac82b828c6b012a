import type { WorkflowRows, WorkflowTable } from '@linxuan/domain';
import { CaseEntity } from './case.entity';
import { DeadlineEntity } from './deadline.entity';
import { DossierItemEntity } from './dossier-item.entity';
import { DossierEntity } from './dossier.entity';
import { EntryEntity } from './entry.entity';
import { ObjectionEntity } from './objection.entity';
import { ObligationEntity } from './obligation.entity';
import { OpinionEntity } from './opinion.entity';
import { PanelEntity } from './panel.entity';
import { PartyEntity } from './party.entity';
import { QuotaSlotEntity } from './quota-slot.entity';
import { SeatEntity } from './seat.entity';
import { TaskEntity } from './task.entity';

/** The entity of each table that state changes write. */
export const WORKFLOW_ENTITIES: { [T in WorkflowTable]: new () => WorkflowRows[T] } = {
  case: CaseEntity,
  opinion: OpinionEntity,
  panel: PanelEntity,
  seat: SeatEntity,
  dossier: DossierEntity,
  dossierItem: DossierItemEntity,
  quotaSlot: QuotaSlotEntity,
  objection: ObjectionEntity,
  entry: EntryEntity,
  task: TaskEntity,
  party: PartyEntity,
  obligation: ObligationEntity,
  deadline: DeadlineEntity,
};
