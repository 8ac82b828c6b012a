import type { CaseRow, DossierKind, Text } from '@linxuan/domain';
import { holdsWords } from '@linxuan/form-rules';
import { eachWord, idsHolding, textHolds } from '../search-text';
import type { Tx } from '../unit-of-work';
import { toRows } from './rows';

/** Words that a case holds itself, where its nominator or a department that was asked holds the others by name. */
interface Lane {
  words: string;
  /** Empty where the case itself holds all of the words. */
  bodies: string[];
}

/** What a list of cases says of one, and the edition's title and name. */
export type FoundCase = CaseRow & { editionTitle: Text; editionName: string };

/** A dossier or a notice, by its number, its title and whom it comes from. */
export interface FoundDossier {
  id: string;
  kind: DossierKind;
  number: string | null;
  /** Of a notice alone. */
  title: string | null;
  ownerZh: string;
  ownerEn: string;
  editionId: string;
  editionTitle: Text;
  editionName: string;
}

/** An edition, an organisation or an account, which need no more than a name. */
export interface FoundName {
  id: string;
  zh: string;
  en: string;
  /** Login, social credit code or name of the edition. */
  number: string | null;
}

const EDITION = `e.definition->'title' AS edition_title, e.definition->>'edition' AS edition_name`;
const EDITION_TEXT = `concat_ws(' ', e.id, e.definition->'title'->>'zh', e.definition->'title'->>'en', e.definition->>'edition')`;

const dossierHolds = (place: string) =>
  `d.id IN (
     ${idsHolding('dossier', place)}
     UNION ALL
     SELECT owned.id
     FROM dossier owned
     WHERE owned.owner_org IN (${idsHolding('organisation', place, 'names')})
     UNION ALL
     SELECT notice.id
     FROM dossier notice
     JOIN snapshot s ON s.sha = notice.content_sha
     WHERE notice.kind = 'notice' AND ${textHolds(`s.content::jsonb->>'title'`, place)})`;

/**
 * What one search finds in everything. Row-level security and the functions of the search decide what the session
 * sees; each method is a fixed number of statements and gives at most `take` rows.
 */
export class SearchRepository {
  /** @param words as `searchWords` cuts them, at least one. */
  constructor(
    private readonly tx: Tx,
    private readonly words: readonly string[],
    private readonly take: number,
  ) {}

  /**
   * Ways in which the words can be shared between a case and a body. Enterprises are no bodies: a case holds the name
   * of its holder itself. One statement.
   */
  async lanes(): Promise<Lane[]> {
    const bodies: { id: string; name: string }[] = await this.tx.query(
      `SELECT o.id, concat_ws(' ', o.name_zh, o.name_en) AS name
       FROM organisation o
       WHERE o.kind <> 'enterprise'
       ORDER BY o.id`,
    );
    const lanes = new Map<string, Lane>([['', { words: this.words.join(' '), bodies: [] }]]);
    for (const { id, name } of bodies) {
      const held = this.words.filter((word) => holdsWords(name, [word]));
      if (held.length === 0) continue;
      const lane = lanes.get(held.join(' ')) ?? {
        words: this.words.filter((word) => !held.includes(word)).join(' '),
        bodies: [],
      };
      lane.bodies.push(id);
      lanes.set(held.join(' '), lane);
    }
    return [...lanes.values()];
  }

  /**
   * Cases that hold the words themselves before those of a body, the newest first; with `published`, those of the
   * catalogue. One statement.
   */
  async cases(lanes: readonly Lane[], published = false): Promise<FoundCase[]> {
    const wanted = published ? { outcome: ['published'] } : {};
    const given = lanes.map(({ words, bodies }) => ({
      words,
      bodies,
      wanted: bodies.length > 0 ? { ...wanted, nominatorOrg: bodies } : wanted,
    }));
    const raw: Record<string, unknown>[] = await this.tx.query(
      `WITH lane AS (
         SELECT n, l->>'words' AS words, l->'wanted' AS wanted, ARRAY(SELECT jsonb_array_elements_text(l->'bodies')) AS bodies
         FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS t(l, n)
       ), found AS (
         SELECT lane.n, f.place, f.case_id
         FROM lane, LATERAL case_page(lane.words, lane.wanted, 'enteredAt', true, 0, $2) f
         UNION ALL
         SELECT lane.n, $2 + 1, asked.case_id
         FROM lane, LATERAL (
           (SELECT o.case_id FROM opinion o WHERE lane.words = '' AND o.org_id = ANY(lane.bodies) LIMIT $2)
           UNION ALL
           (SELECT s.id
            FROM case_search(nullif(lane.words, '')) AS s(id)
            WHERE EXISTS (SELECT 1 FROM opinion o WHERE o.case_id = s.id AND o.org_id = ANY(lane.bodies))
            LIMIT $2)
         ) asked
         WHERE lane.bodies <> '{}'
       )
       SELECT c.*, ${EDITION}
       FROM (SELECT case_id, min(ARRAY[n, place]) AS place FROM found GROUP BY case_id) f
       JOIN case_file c ON c.id = f.case_id
       JOIN edition e ON e.id = c.edition_id
       ${published ? `JOIN entry y ON y.case_id = c.id AND y.published_at IS NOT NULL` : ''}
       ORDER BY f.place, c.id
       LIMIT $2`,
      [JSON.stringify(given), this.take],
    );
    return toRows<FoundCase>(raw);
  }

  /** Notices alone, or all other dossiers. One statement. */
  async dossiers(notices: boolean): Promise<FoundDossier[]> {
    const values: unknown[] = [];
    const holds = eachWord(this.words.join(' '), (given) => `$${values.push(given)}`, dossierHolds);
    const raw: Record<string, unknown>[] = await this.tx.query(
      `SELECT d.id, d.kind, d.number, d.edition_id, o.name_zh AS owner_zh, o.name_en AS owner_en, ${EDITION},
         ${notices ? `(SELECT s.content::jsonb->>'title' FROM snapshot s WHERE s.sha = d.content_sha)` : 'NULL'} AS title
       FROM dossier d
       JOIN organisation o ON o.id = d.owner_org
       JOIN edition e ON e.id = d.edition_id
       WHERE d.kind ${notices ? '=' : '<>'} 'notice' AND ${holds.join(' AND ')}
       ORDER BY d.released_at DESC NULLS FIRST, d.id
       LIMIT ${this.take}`,
      values,
    );
    return toRows<FoundDossier>(raw);
  }

  /** Editions by title, name and code. There are few: they have no index. */
  editions(): Promise<FoundName[]> {
    return this.tx.query(
      `SELECT e.id, e.definition->'title'->>'zh' AS zh, e.definition->'title'->>'en' AS en,
         e.definition->>'edition' AS number
       FROM edition e
       WHERE ${textHolds(EDITION_TEXT, '$1')}
       ORDER BY e.opened_at DESC NULLS LAST, e.id
       LIMIT ${this.take}`,
      [this.words.join(' ')],
    );
  }

  organisations(): Promise<FoundName[]> {
    return this.tx.query(
      `SELECT o.id, o.name_zh AS zh, o.name_en AS en, coalesce(o.uscc, o.id) AS number
       FROM organisation o
       WHERE o.id IN (${idsHolding('organisation', '$1')})
       ORDER BY o.kind, o.id
       LIMIT ${this.take}`,
      [this.words.join(' ')],
    );
  }

  accounts(): Promise<FoundName[]> {
    return this.tx.query(
      `SELECT u.id, u.display_name AS zh, u.display_name AS en, u.login AS number
       FROM app_user u
       WHERE u.id IN (${idsHolding('account', '$1')})
       ORDER BY u.login, u.id
       LIMIT ${this.take}`,
      [this.words.join(' ')],
    );
  }
}
