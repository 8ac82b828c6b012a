import { foldText, holdsWords, searchWords } from '@linxuan/form-rules';
import { createTestDatabase, type TestDatabase } from '@linxuan/testing';
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { migrateUp } from './migrate';
import { slowsSearch } from './search-check';

jest.setTimeout(300_000);

/** Every assigned character that can stand in a text. */
const CHARACTERS = Array.from({ length: 0x30000 }, (_, code) => code)
  .filter((code) => code > 0 && !(code >= 0xd800 && code <= 0xdfff))
  .map((code) => String.fromCodePoint(code))
  .filter((character) => /\p{Assigned}/u.test(character));

/** One text, and what finds it or does not. */
const TEXT = '第12号　高温烟气余热回收（PM2.5 ≤ 10 μg/m³，节能100%）a_b c\\d Ärger ΣΟΦΟΣ';
const FINDS = [
  '余',
  '余热',
  '余热回收',
  'ＰＭ２．５',
  'pm2.5',
  '回收 烟气',
  '烟气　高温',
  '100%',
  'a_b',
  'c\\d',
  'ÄRGER',
  'äRGER',
  'σοφος',
  'μG/M3',
  '≤',
  '余\u200b热',
  '\ufeff余热\u3164',
  '(PM',
  '第12号 ärger',
];
const MISSES = [
  '余热利用',
  '热余',
  'PM25',
  '高温 低温',
  '%%',
  'a%b',
  '__',
  'c\\\\d',
  '100_',
  '余 冷',
  'arger',
  '烟气余热回收 pm10',
];
const NOTHING = ['', ' ', '\u3000', '\u200b', '\u3164 \ufeff', '\u00ad\u2060'];

/** A server's databases as administrators make them. */
const LOCALES = {
  'C of the C library': `LOCALE_PROVIDER libc LOCALE 'C'`,
  'ICU root over C, as the embedded cluster was made': `LOCALE_PROVIDER icu ICU_LOCALE 'und' LOCALE 'C'`,
  'ICU Chinese': `LOCALE_PROVIDER icu ICU_LOCALE 'zh-Hans-CN' LOCALE 'C'`,
  'ICU Turkish': `LOCALE_PROVIDER icu ICU_LOCALE 'tr' LOCALE 'C'`,
  'built-in C.UTF-8': `LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'`,
};

describe.each(Object.entries(LOCALES))('search in a database of %s', (_name, locale) => {
  let server: Client;
  let client: Client;
  const name = `search_${process.pid}_${randomBytes(5).toString('hex')}`;
  const rows = async <Row>(sql: string, ...given: unknown[]): Promise<Row[]> =>
    (await client.query(sql, given)).rows as Row[];

  beforeAll(async () => {
    server = new Client({ connectionString: process.env['TEST_DATABASE_URL'] });
    await server.connect();
    await server.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' ${locale}`);
    const url = Object.assign(new URL(process.env['TEST_DATABASE_URL'] ?? ''), { pathname: `/${name}` }).toString();
    await migrateUp(url);
    client = new Client({ connectionString: url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await server.end();
  });

  it('folds every character as the browser and the portal do', async () => {
    const folded = await rows<{ given: string; folded: string }>(
      `SELECT given, search_fold(given) AS folded FROM unnest($1::text[]) given WHERE unicode_assigned(given)`,
      CHARACTERS,
    );
    // Node knows a younger Unicode than the database: new letters are compared when both have them.
    expect(folded.length).toBeGreaterThan(140_000);
    expect(folded.filter((row) => foldText(row.given) !== row.folded).map(({ given }) => given)).toEqual([]);
  });

  it('cuts the words of a search at the same places', async () => {
    const queries = [
      ...FINDS,
      ...MISSES,
      ...NOTHING,
      ...CHARACTERS.filter((one) => /[\s\p{Z}\p{C}]/u.test(one)).map((one) => `余${one}热`),
    ];
    const cut = await rows<{ words: string[] }>(
      `SELECT search_words(given) AS words FROM unnest($1::text[]) WITH ORDINALITY AS q(given, place) ORDER BY place`,
      queries,
    );
    expect(cut.map(({ words }) => words)).toEqual(queries.map(searchWords));
  });

  it('finds by width, case and words in any order, takes wildcards as they are, and agrees with its own index', async () => {
    const found = async (query: string) =>
      (
        await rows<{ text: boolean; index: boolean }>(
          `SELECT search_fold($1) LIKE ALL (search_patterns($2)) AS text, search_grams(search_fold($1)) @> search_needle($2) AS index`,
          TEXT,
          query,
        )
      )[0];
    for (const query of FINDS) {
      expect([query, await found(query)]).toEqual([query, { text: true, index: true }]);
      expect([query, holdsWords(TEXT, searchWords(query))]).toEqual([query, true]);
    }
    for (const query of MISSES) {
      expect([query, (await found(query))?.text]).toEqual([query, false]);
      expect([query, holdsWords(TEXT, searchWords(query))]).toEqual([query, false]);
    }
    for (const query of NOTHING) expect(searchWords(query)).toEqual([]);
  });
});

describe('a server that cannot serve search', () => {
  it.each(['LATIN1', 'SQL_ASCII'])('is refused with a sentence before anything is changed (%s)', async (encoding) => {
    const server = new Client({ connectionString: process.env['TEST_DATABASE_URL'] });
    await server.connect();
    const name = `search_${process.pid}_${randomBytes(5).toString('hex')}`;
    const url = Object.assign(new URL(process.env['TEST_DATABASE_URL'] ?? ''), { pathname: `/${name}` }).toString();
    await server.query(
      `CREATE DATABASE ${name} TEMPLATE template0 ENCODING '${encoding}' LOCALE_PROVIDER libc LOCALE 'C'`,
    );
    try {
      await expect(migrateUp(url)).rejects.toThrow(`encoded in ${encoding}`);
    } finally {
      await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await server.end();
    }
  });
});

describe('the searched texts', () => {
  let database: TestDatabase;
  let client: Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });
  const textOf = async (id: string) =>
    (await client.query(`SELECT whole FROM search_text WHERE kind = 'organisation' AND id = $1`, [id]))
      .rows as unknown[];

  it('follow what is added, renamed and removed', async () => {
    await client.query(
      `INSERT INTO organisation (id, kind, name_zh, name_en) VALUES ('o-1', 'enterprise', '甲公司', 'First')`,
    );
    expect(await textOf('o-1')).toEqual([{ whole: '甲公司 first o-1' }]);
    await client.query(`UPDATE organisation SET name_zh = 'Ｂ公司' WHERE id = 'o-1'`);
    expect(await textOf('o-1')).toEqual([{ whole: 'b公司 first o-1' }]);
    await client.query(`DELETE FROM organisation WHERE id = 'o-1'`);
    expect(await textOf('o-1')).toEqual([]);
  });

  it('are read by no role of the product but through the functions', async () => {
    for (const role of ['app_api', 'app_engine', 'app_public', 'queue_owner']) {
      const { rows } = await client.query(
        `SELECT has_table_privilege($1, 'search_text', 'SELECT') AS reads, has_table_privilege($1, 'search_text', 'INSERT, UPDATE, DELETE') AS writes`,
        [role],
      );
      expect([role, rows]).toEqual([role, [{ reads: false, writes: false }]]);
    }
  });

  it('say at the start which index is gone', async () => {
    const source = { query: async (sql: string) => (await client.query(sql)).rows as unknown[] };
    expect(await slowsSearch(source)).toEqual([]);
    await client.query('BEGIN; DROP INDEX search_text_dossier');
    expect(await slowsSearch(source)).toEqual([expect.stringContaining('search_text_dossier')]);
    await client.query('ROLLBACK');
  });

  it('cost a transition nothing: no index of the cases depends on them', async () => {
    const { rows } = await client.query(
      `SELECT tgrelid::regclass::text AS table FROM pg_trigger WHERE tgname = 'search_text_changed' AND tgqual IS NULL`,
    );
    expect(rows).toEqual([]);
    const { rows: trigram } = await client.query(`SELECT indexname FROM pg_indexes WHERE indexdef LIKE '%trgm%'`);
    expect(trigram).toEqual([]);
  });
});
