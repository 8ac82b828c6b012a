import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { PartyRelation, PartyRow } from '@linxuan/domain';
import { CaseEntity } from './case.entity';

/** Why an organisation or a person may see a case. */
@Entity('party')
@Index('party_case', ['caseId'])
@Index('party_org', ['orgId', 'caseId'])
@Index('party_user', ['userId', 'caseId'], { where: 'user_id IS NOT NULL' })
export class PartyEntity implements PartyRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text', nullable: true })
  orgId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  userId!: string | null;

  @Column({ type: 'text' })
  relation!: PartyRelation;

  @ManyToOne(() => CaseEntity, { nullable: false })
  @JoinColumn({ name: 'case_id' })
  case?: Relation<CaseEntity>;
}
