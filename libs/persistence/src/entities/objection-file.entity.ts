import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique, type Relation } from 'typeorm';
import { instant, wholeNumber } from './column-types';
import { TransitionRequestEntity } from './transition-request.entity';

/** Evidence that a citizen sent with an objection. */
@Entity('objection_file')
@Unique('objection_file_request_id_position_key', ['requestId', 'position'])
@Check(
  'objection_file_mime_check',
  "mime = ANY (ARRAY['application/pdf'::text, 'image/jpeg'::text, 'image/png'::text])",
)
@Check('objection_file_position_check', '("position" >= 0) AND ("position" <= 2)')
@Index('objection_file_receipt', { synchronize: false })
export class ObjectionFileEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  requestId!: string;

  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  mime!: string;

  @Column({ ...wholeNumber })
  size!: number;

  @Column({ type: 'text' })
  sha!: string;

  @Column({ ...instant })
  receivedAt!: string;

  @ManyToOne(() => TransitionRequestEntity, { nullable: false })
  @JoinColumn({ name: 'request_id' })
  request?: Relation<TransitionRequestEntity>;
}
