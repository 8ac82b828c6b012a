import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** Something that one person proposed and another one decides. */
export interface WaitingSignature {
  /** Of all that wait for the reader. */
  total: number;
  /** Key of `TWO_PERSON_RULES`. */
  rule: string;
  id: string;
  /** Key of `PROPOSAL_WORDS`. */
  kind: string;
  /** Whom or what it concerns; null for the first edition of a programme, whose title stands in its text alone. */
  aboutZh: string | null;
  aboutEn: string | null;
  /** Who proposed; null where a command wrote it. */
  proposer: string | null;
  since: string;
}

/** Who has signed a proposal already, or receives by it: with none of their accounts is it decided. */
const another = (signed: string): string => `NOT array_remove(${signed}, NULL) && app_people()`;

/** Of a draw that waits after its last act: the edition, the round and who acted. */
const afterAct = (kind: string, condition: string): string => `
    SELECT r.id::text, '${kind}', e.definition->'title'->>'zh' || '（' || r.number || '）',
      (e.definition->'title'->>'en') || ' (' || r.number || ')', a.by_user, (a.act->>'at')::timestamptz
    FROM draw_round r
    JOIN edition e ON e.id = r.edition_id
    JOIN draw_act a ON a.round_id = r.id AND a.seq = r.seq
    WHERE ${condition}
      AND app_role() IN ('authority-clerk', 'authority-lead')
      AND r.authority_org = app_org()
      AND ${another('ARRAY[a.by_user, a.by_deputy]')}`;

/**
 * One statement a rule that stands outside the machines: rows that wait for a person who is none of those that signed.
 * What a role may decide is what its routes say; row-level security says which rows there are.
 */
const WAITING: Readonly<Record<string, string>> = {
  'grant.confirm': `
    SELECT g.id::text, g.kind, u.display_name AS about_zh, u.display_name AS about_en,
      g.proposed_by AS proposer, g.proposed_at AS since
    FROM grant_request g
    JOIN app_user u ON u.id = g.user_id
    WHERE g.state = 'proposed'
      AND app_role() IN ('operator', 'security-officer')
      AND ${another(`ARRAY[g.proposed_by, g.user_id, (g.payload->>'other')::uuid]`)}`,
  'code.confirm': `
    SELECT c.id::text, 'code', o.name_zh || ' ' || c.code, o.name_en || ' ' || c.code,
      c.requested_by, c.requested_at
    FROM code_confirmation c
    JOIN organisation o ON o.id = c.org_id
    WHERE c.state = 'requested'
      AND app_role() = 'operator'
      AND ${another('ARRAY[c.requested_by]')}`,
  'order.confirm': `
    SELECT p.id::text, p.kind,
      coalesce(o.name_zh, e.definition->'title'->>'zh'), coalesce(o.name_en, e.definition->'title'->>'en'),
      p.proposed_by, p.proposed_at
    FROM order_proposal p
    JOIN edition e ON e.id = p.edition_id
    LEFT JOIN organisation o ON o.id = p.body->>'orgId'
    WHERE p.state = 'proposed'
      AND app_role() = 'authority-lead'
      AND p.authority_org = app_org()
      AND ${another('ARRAY[p.proposed_by, p.proposed_deputy]')}`,
  'registration.confirm': `
    SELECT r.id::text, 'registration', r.org_name, r.org_name, r.checked_by, r.checked_at
    FROM registration r
    WHERE r.state = 'checked'
      AND app_role() IN ('operator', 'nominator-clerk', 'nominator-lead')
      AND ${another('ARRAY[r.checked_by]')}`,
  'edition.approve': `
    SELECT v.edition_id || '/' || v.version, 'edition',
      e.definition->'title'->>'zh' || '（' || v.version || '）',
      e.definition->'title'->>'en' || ' (' || v.version || ')',
      v.proposed_by, v.proposed_at
    FROM edition_version v
    LEFT JOIN edition e ON e.id = v.edition_id
    WHERE v.state = 'proposed'
      AND app_role() = 'authority-lead'
      AND v.authority_org = app_org()
      AND ${another('v.authors || v.proposed_by')}`,
  // One of the two has thrown and committed, and the other has not.
  'draw.witness': afterAct(
    'draw-witness',
    `a.act->>'type' = 'witness-committed' AND NOT EXISTS (
      SELECT 1 FROM draw_act b
      WHERE b.round_id = r.id AND b.seq = r.seq - 1 AND b.act->>'type' = 'witness-committed')`,
  ),
  'draw.repeat': afterAct('draw-repeat', `a.act->>'type' = 'repeat-proposed'`),
};

/** Roles that decide one of these rules; to every other nothing waits. */
export const SIGNING_ROLES: readonly string[] = [
  'operator',
  'security-officer',
  'authority-clerk',
  'authority-lead',
  'nominator-clerk',
  'nominator-lead',
];

/** The two-person rules whose proposals no task stands for. */
export const RULES_WITHOUT_TASK: readonly string[] = Object.keys(WAITING);

/** Proposals that wait for a second person and stand outside the machines. */
export class SecondSignatureRepository {
  constructor(private readonly tx: Tx) {}

  /**
   * What others proposed and the person behind the session may decide in the role at hand, what waits longest first;
   * `limit` rows of it.
   */
  waiting(limit: number): Promise<WaitingSignature[]> {
    const all = Object.entries(WAITING).map(([rule, sql]) => `SELECT '${rule}' AS rule, w.* FROM (${sql}) w`);
    return rowsOf<WaitingSignature>(
      this.tx,
      `SELECT count(*) OVER ()::int AS total, w.rule, w.id, w.kind, w.about_zh, w.about_en,
         p.display_name AS proposer, w.since
       FROM (${all.join(' UNION ALL ')}) w
       LEFT JOIN app_user p ON p.id = w.proposer
       ORDER BY w.since, w.id
       LIMIT $1`,
      [limit],
    );
  }
}
