import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a row of a list is found by, folded. */
@Entity('search_text')
@Index('search_text_account', { synchronize: false })
@Index('search_text_case', { synchronize: false })
@Index('search_text_delivery', { synchronize: false })
@Index('search_text_dossier', { synchronize: false })
@Index('search_text_objection', { synchronize: false })
@Index('search_text_organisation', { synchronize: false })
export class SearchTextEntity {
  @PrimaryColumn({ type: 'text', collation: 'C' })
  kind!: string;

  @PrimaryColumn({ type: 'text', collation: 'C' })
  id!: string;

  @Column({ type: 'text' })
  shown!: string;

  @Column({ type: 'text' })
  whole!: string;
}
