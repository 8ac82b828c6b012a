import type { MigrationInterface, QueryRunner } from 'typeorm';

const FEED = 'calendar_feed_items(text, timestamptz)';
const WHOLE = /org_en text\)/;
const TASK = 'me.locale, o.name_zh, o.name_en\n  FROM me JOIN queues q';
const SESSION = 'me.locale, o.name_zh, o.name_en\n  FROM me JOIN panel p';
/** When something about a case or dossier last happened, whichever its ledger has. */
const changed = (subject: string, opened: string): string =>
  `, COALESCE((SELECT max(e.at) FROM ledger_event e WHERE ${subject}), ${opened})`;
const TASK_CHANGED = changed(
  `(e.subject_type = 'case' AND e.subject_id = t.case_id) OR (e.subject_type = 'dossier' AND e.subject_id = t.dossier_id)`,
  't.opened_at',
);
const SESSION_CHANGED = changed(`e.subject_type = 'case' AND e.subject_id = p.case_id`, 'p_at');

/**
 * A calendar says of each date when what it is about last changed, so that a date that moved is an update of the entry
 * and not a second one.
 */
export class CalendarChanges1732100000076 implements MigrationInterface {
  readonly name = 'CalendarChanges1732100000076';

  async up(runner: QueryRunner): Promise<void> {
    await replace(runner, [
      [WHOLE, 'org_en text, changed_at timestamp with time zone)'],
      [TASK, TASK.replace('o.name_en', `o.name_en${TASK_CHANGED}`)],
      [SESSION, SESSION.replace('o.name_en', `o.name_en${SESSION_CHANGED}`)],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await replace(runner, [
      [/org_en text, changed_at timestamp with time zone\)/, 'org_en text)'],
      [TASK.replace('o.name_en', `o.name_en${TASK_CHANGED}`), TASK],
      [SESSION.replace('o.name_en', `o.name_en${SESSION_CHANGED}`), SESSION],
    ]);
  }
}

/** A function with other columns is another function: the former one goes first, its rights come back. */
async function replace(runner: QueryRunner, changes: readonly (readonly [string | RegExp, string])[]): Promise<void> {
  const [{ text }] = (await runner.query(`SELECT pg_get_functiondef($1::regprocedure) AS text`, [FEED])) as [
    { text: string },
  ];
  let next = text;
  for (const [from, to] of changes) {
    const before = next;
    next = next.replace(from, () => to);
    if (next === before) throw new Error(`${FEED} does not read "${String(from)}"`);
  }
  await runner.query(`DROP FUNCTION ${FEED}`);
  await runner.query(next);
  await runner.query(
    `REVOKE ALL ON FUNCTION ${FEED} FROM PUBLIC; GRANT EXECUTE ON FUNCTION ${FEED} TO app_api, app_engine`,
  );
}
