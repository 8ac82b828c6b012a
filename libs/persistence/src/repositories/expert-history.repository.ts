import { IsNull } from 'typeorm';
import { ExpertFactEntity, ExpertProfileEntity } from '../entities';
import { outcomeOf } from '../outcomes';
import { eachWord, idsHolding } from '../search-text';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';
import { pageRows } from './usual-page';

/** What an expert may change of the own profile. */
export type OwnProfile = Pick<
  ExpertProfileEntity,
  'userId' | 'title' | 'level' | 'loadCap' | 'awayFrom' | 'awayUntil' | 'consentedAt' | 'updatedAt'
>;
export type NewFact = Omit<ExpertFactEntity, 'withdrawnAt' | 'user'>;

/** An expert in a list; `profileVersion` is null where nothing has been stated yet. */
export interface ExpertListRow {
  id: string;
  name: string;
  zh: string;
  en: string;
  expertise: string[];
  load: number;
  title: string | null;
  level: ExpertProfileEntity['level'] | null;
  loadCap: number | null;
  awayFrom: string | null;
  awayUntil: string | null;
  consentedAt: string | null;
  vettedAt: string | null;
  vettedBy: string | null;
  vettedUntil: string | null;
  profileVersion: number | null;
  vetting: 'none' | 'valid' | 'changed' | 'expired';
}

export interface ExpertFilter {
  id?: string | undefined;
  q?: string | undefined;
  level?: string | undefined;
  vetting?: string | undefined;
  branch?: string | undefined;
  free?: boolean | undefined;
}

const LOAD = `(SELECT count(*)::int FROM seat s WHERE s.expert_user = u.id AND s.state IN ('invited', 'accepted'))`;
/** What was stated or taken back after the vetting is not vetted. */
const vettingOn = (today: string) => `CASE
  WHEN p.vetted_at IS NULL THEN 'none'
  WHEN p.vetted_until < ${today}::date THEN 'expired'
  WHEN p.updated_at > p.vetted_at OR EXISTS (
    SELECT 1 FROM expert_fact f
    WHERE f.user_id = u.id AND greatest(f.entered_at, f.withdrawn_at) > p.vetted_at) THEN 'changed'
  ELSE 'valid' END`;
const ofPersonOrEmployer = (place: string) => `u.id IN (
  ${idsHolding('account', place)}
  UNION ALL
  SELECT m.user_id FROM membership m WHERE m.org_id IN (${idsHolding('organisation', place, 'names')})
)`;

/** Experts with what they state of themselves: the pool that a secretariat keeps. */
export class ExpertHistoryRepository {
  constructor(private readonly tx: Tx) {}

  /** A page by name with the total, or one expert by `id`. One statement. */
  async page(
    filter: ExpertFilter,
    { page, perPage, today }: { page: number; perPage: number; today: string },
  ): Promise<{ rows: ExpertListRow[]; total: number }> {
    const values: unknown[] = [];
    const value = (given: unknown) => `$${values.push(given)}`;
    const day = value(today);
    const where = [
      `u.disabled_at IS NULL`,
      ...eachWord(filter.q, value, ofPersonOrEmployer),
      ...(filter.id ? [`u.id = ${value(filter.id)}`] : []),
      ...(filter.level ? [`coalesce(p.level, 'other') = ${value(filter.level)}`] : []),
      ...(filter.vetting ? [`${vettingOn(day)} = ${value(filter.vetting)}`] : []),
      ...(filter.branch ? [`EXISTS (SELECT 1 FROM unnest(u.expertise) e WHERE ${within(value(filter.branch))})`] : []),
      ...(filter.free
        ? [
            `(p.load_cap IS NULL OR ${LOAD} < p.load_cap)`,
            `(p.away_from IS NULL OR NOT ${day}::date BETWEEN p.away_from AND p.away_until)`,
          ]
        : []),
    ].join(' AND ');
    const rows = await pageRows<Omit<ExpertListRow, 'id'> & { id: string | null; total: number }>(
      this.tx,
      { ...filter, page, perPage },
      `WITH found AS MATERIALIZED (
         SELECT u.id, u.display_name AS name, m.zh, m.en, u.expertise, ${LOAD} AS load, p.title, p.level, p.load_cap,
           p.away_from::text, p.away_until::text, p.consented_at, p.vetted_at, v.display_name AS vetted_by,
           p.vetted_until::text, p.version AS profile_version, ${vettingOn(day)} AS vetting
         FROM app_user u
         JOIN LATERAL (
           SELECT o.name_zh AS zh, o.name_en AS en
           FROM membership m JOIN organisation o ON o.id = m.org_id
           WHERE m.user_id = u.id AND m.role = 'expert' AND m.ended_at IS NULL
           ORDER BY m.org_id LIMIT 1) m ON true
         LEFT JOIN expert_profile p ON p.user_id = u.id
         LEFT JOIN app_user v ON v.id = p.vetted_by
         WHERE ${where})
       SELECT (SELECT count(*)::int FROM found) AS total, f.*
       FROM (SELECT 1) one
       LEFT JOIN (
         SELECT * FROM found ORDER BY name, id LIMIT ${perPage} OFFSET ${(page - 1) * perPage}
       ) f ON true
       ORDER BY f.name, f.id`,
      values,
    );
    return {
      rows: rows.flatMap(({ total: _, id, ...row }) => (id === null ? [] : [{ id, ...row }])),
      total: rows[0]?.total ?? 0,
    };
  }

  /** Everything the expert has stated, what was taken back as well, in the order in which it was entered. */
  facts(userId: string): Promise<ExpertFactEntity[]> {
    return this.tx.find(ExpertFactEntity, { where: { userId }, order: { enteredAt: 'ASC', id: 'ASC' } });
  }

  /** How many facts stand. */
  standing(userId: string): Promise<number> {
    return this.tx.countBy(ExpertFactEntity, { userId, withdrawnAt: IsNull() });
  }

  /** Writes the own profile where it is still the version that was read; false where it has changed since. */
  async save(profile: OwnProfile, version: number): Promise<boolean> {
    if (version > 0) {
      const { userId, ...changed } = profile;
      const { affected } = await this.tx.update(
        ExpertProfileEntity,
        { userId, version },
        { ...changed, version: version + 1 },
      );
      return affected === 1;
    }
    const { raw } = await this.tx
      .createQueryBuilder()
      .insert()
      .into(ExpertProfileEntity, Object.keys({ ...profile, version: 1 }))
      .values({ ...profile, version: 1 })
      .orIgnore()
      .returning('user_id')
      .execute();
    return (raw as unknown[]).length === 1;
  }

  async add(fact: NewFact): Promise<void> {
    await this.tx
      .createQueryBuilder()
      .insert()
      .into(ExpertFactEntity, Object.keys(fact))
      .values(fact)
      .updateEntity(false)
      .execute();
  }

  /** Takes a fact of one's own back; false where there is none that stands. */
  async withdraw(userId: string, id: string, at: string): Promise<boolean> {
    const { affected } = await this.tx.update(
      ExpertFactEntity,
      { id, userId, withdrawnAt: IsNull() },
      { withdrawnAt: at },
    );
    return affected === 1;
  }

  /** Vets what an expert states, until the last day, unless it has changed since it was read. */
  async vet({ expert, version, until }: { expert: string; version: number; until: string }, at: string) {
    const given = [expert, version, at, until];
    const [row] = await rowsOf<{ outcome: string }>(this.tx, `SELECT vet_expert($1, $2, $3, $4) AS outcome`, given);
    return outcomeOf(row?.outcome, ['subject.notFound', 'expert.ownVetting', 'expert.profileChanged']);
  }
}

const within = (branch: string) => `(e = ${branch} OR starts_with(e, ${branch} || '.'))`;
