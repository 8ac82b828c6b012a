import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A setting of the whole installation that people change while it runs, for instance the offset of the demo's clock.
 */
@Entity('app_setting')
export class AppSettingEntity {
  @PrimaryColumn({ type: 'text' })
  key!: string;

  @Column({ type: 'jsonb' })
  value!: unknown;
}
