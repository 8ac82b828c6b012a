import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import { instant } from './column-types';

/** An account. Several accounts may be of one person: `personId` says so. */
@Entity('app_user')
@Unique('app_user_login_key', ['login'])
@Index('app_user_identity', ['identityDigest'], { where: 'identity_digest IS NOT NULL' })
@Index('app_user_login_key_unique', ['loginKey'], { unique: true })
@Index('app_user_person', ['personId'])
export class UserEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  login!: string;

  @Column({ type: 'text' })
  displayName!: string;

  @Column({ type: 'text' })
  passwordHash!: string;

  @Column({ type: 'boolean', default: false })
  mustChange!: boolean;

  @Column({ type: 'text', default: 'zh-CN' })
  locale!: string;

  @Column({ type: 'integer', default: 0 })
  failedCount!: number;

  @Column({ ...instant, nullable: true })
  lockedUntil!: string | null;

  @Column({ ...instant, nullable: true })
  disabledAt!: string | null;

  @Column({ type: 'text', array: true, default: [] })
  expertise!: string[];

  @Column({ type: 'boolean', default: false })
  demo!: boolean;

  @Column({ ...instant, default: () => 'now()', select: false })
  createdAt?: string;

  @Column({ type: 'uuid', select: false })
  personId?: string;

  @Column({ type: 'text', nullable: true, select: false })
  identityDigest?: string | null;

  @Column({ type: 'text', nullable: true, insert: false, update: false, select: false })
  loginKey?: string | null;
}
