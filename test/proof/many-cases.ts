interface Database {
  query(sql: string, values?: unknown[]): Promise<unknown>;
}

/** One of so many cases holds each word; the rest of a title is the same for all. */
const WORDS: Record<string, number> = {
  膜: 100_000,
  稀土永磁: 50_000,
  钙钛矿: 1_000,
  磁悬浮: 110,
  固碳: 99,
  热泵: 10,
  余热: 2,
};
/** A word that stands in the cases of one end of the order alone, so that the order has to be walked to its other end. */
export const OLD_WORD = '锅炉';

export const EDITION_STATE = 'nomination.pooled';
export const MINISTRY = 'ndrc';
export const PROVINCE = 'ndrc-440000';
const PROVINCE_CASES = 3_000;
/** Cases of one expert: `EXPERT_CASES`, spread over all. */
const EXPERT_CASES = 40;

/** What is looked for, by how much of it there is: of one, two and four characters, and several words. */
export const NEEDLES = [
  '膜',
  '永磁',
  '稀土永磁',
  '钙钛矿',
  '悬浮',
  '碳',
  '固碳 技术',
  '热泵',
  '热',
  '余热',
  '余热 2024-1',
  '术',
  '技术',
  '节能技术',
  '节能 技术 2024',
  '2',
  'GD-2024-0',
  OLD_WORD,
  '技术 不存在',
  '齉',
];

/**
 * So many cases of an edition with the ministry, of which a province has `PROVINCE_CASES`, an expert
 * `EXPERT_CASES` and each enterprise one. Written in SQL: what is measured is reading.
 */
export async function manyCases(
  database: Database,
  { cases, editionId, state, expert }: { cases: number; editionId: string; state: string; expert: string },
): Promise<void> {
  const words = Object.entries(WORDS).map(([word, each]) => `CASE WHEN n % ${each} = 0 THEN '${word}' ELSE '' END`);
  await database.query(
    `INSERT INTO case_file (id, number, edition_id, state, stage, version, title, holder_name, applicant_org, nominator_org, authority_org,
       area, revision, first_submitted_at, submitted_at, entered_at, due_at, outcome)
     SELECT md5('case' || n)::uuid, 'GD-2024-' || lpad(n::text, 6, '0'), $2, $3, split_part($3, '.', 1), 1,
       '第' || n || '号' || ${words.join(' || ')} || CASE WHEN n < $1 / 2 THEN '${OLD_WORD}' ELSE '' END || '节能技术', '演示单位' || n, 'applicant-' || n,
       CASE WHEN n % ($1 / ${PROVINCE_CASES}) = 0 THEN '${PROVINCE}' ELSE 'nominator-' || n % 30 END, '${MINISTRY}',
       (n % 7 + 1)::text, 1, now() - ($1 - n) * interval '1 minute', now() - ($1 - n) * interval '1 minute', now() - ($1 - n) * interval '1 minute',
       CASE WHEN n % 3 > 0 THEN now() + n % 500 * interval '1 hour' END, 'running'
     FROM generate_series(1, $1) n`,
    [cases, editionId, state],
  );
  await database.query(
    `INSERT INTO party (id, case_id, org_id, user_id, relation)
     SELECT gen_random_uuid(), c.id, p.org, p.person, p.relation
     FROM case_file c, LATERAL (VALUES
       (c.applicant_org, NULL::uuid, 'applicant'), (c.nominator_org, NULL, 'nominator'), (c.authority_org, NULL, 'authority'),
       (NULL, CASE WHEN right(c.number, 6)::int % ($1 / ${EXPERT_CASES}) = 0 THEN $2::uuid END, 'expert')) p(org, person, relation)
     WHERE c.edition_id = $3 AND coalesce(p.org, p.person::text) IS NOT NULL`,
    [cases, expert, editionId],
  );
  for (const table of ['case_file', 'party', 'search_text']) await database.query(`VACUUM ANALYZE ${table}`);
}
