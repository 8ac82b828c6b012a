import { Inject, Injectable } from '@nestjs/common';
import type {
  QuotaAccountDto,
  QuotaLedgerDto,
  QuotaLedgerSlotDto,
  QuotaMovementDto,
  QuotaRequestDto,
} from '@linxuan/contracts';
import { mostOf, type ProgrammeDefinition, type Text } from '@linxuan/domain';
import { UnitOfWork, type Tx } from '@linxuan/persistence';
import { DomainError, EDITIONS, type Editions, type SessionActor } from '@linxuan/platform';

interface SlotRecord {
  account_id: string;
  quota_id: string;
  cap: string | null;
  org_ids: string[];
  /** Null for an account of money that nobody has drawn on yet. */
  number: number | null;
  state: string;
  origin: QuotaLedgerSlotDto['origin'];
  evidence: string | null;
  case_id: string | null;
  case_number: string | null;
  title: string | null;
  holder_org: string | null;
}

/** Who holds which slot, where it comes from and how it moved. The authority reads every account, a nominator its own. */
@Injectable()
export class QuotaLedgerService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
  ) {}

  ledger(actor: SessionActor, editionId: string): Promise<QuotaLedgerDto> {
    return this.work.run(actor.scope, async (tx) => {
      await known(tx, editionId);
      const { machine } = await this.editions.get(tx, editionId);
      const slots: SlotRecord[] = await tx.query(
        `SELECT a.id AS account_id, a.quota_id, a.cap, a.org_ids, h.number, h.state, s.origin, CASE jsonb_typeof(n.content::jsonb) WHEN 'string' THEN n.content::jsonb #>> '{}' ELSE n.content::jsonb->>'reason' END AS evidence, h.case_id, c.number AS case_number, c.title, h.holder_org
         FROM quota_account a LEFT JOIN LATERAL quota_holders(ARRAY[a.id]) h ON true LEFT JOIN quota_slot s ON s.account_id = a.id AND s.number = h.number
           LEFT JOIN case_file c ON c.id = h.case_id LEFT JOIN snapshot n ON n.sha = s.origin_sha
         WHERE a.edition_id = $1 ORDER BY a.id, h.number`,
        [editionId],
      );
      const requests = await requestsOf(tx, editionId);
      const quotaOf = (stage: string) => {
        const found = machine.stages.get(stage);
        return found?.kind === 'quota-extra' ? found.quota : '';
      };
      const names = await namesOf(tx, [
        ...slots.flatMap(({ org_ids, holder_org }) => [...org_ids, holder_org]),
        ...requests.map(({ orgId }) => orgId),
      ]);
      const accounts = [...new Set(slots.map(({ account_id }) => account_id))].map((id) =>
        toAccount(
          slots.filter(({ account_id }) => account_id === id),
          names,
        ),
      );
      return {
        quotas: machine.definition.quotas,
        accounts,
        requests: requests.map((one) => ({
          ...one,
          quotaId: quotaOf(one.stage),
          orgName: names(one.orgId),
          byFact: factsOf(machine.definition, quotaOf(one.stage), one.orgId),
        })),
      };
    });
  }

  /** Claims, frees, transmissions and uses of one account, newest first; cases that the reader may not see are missing. */
  movements(actor: SessionActor, editionId: string, org: string): Promise<QuotaMovementDto[]> {
    return this.work.run(actor.scope, async (tx) => {
      const [account] = await tx.query(
        `SELECT org_ids FROM quota_account WHERE edition_id = $1 AND $2 = ANY(org_ids)`,
        [editionId, org],
      );
      if (!account) throw new DomainError('subject.notFound');
      const { machine } = await this.editions.get(tx, editionId);
      const effects = new Map(
        machine.actions.flatMap(({ stage, name, quota }) => (quota ? [[`${stage}.${name}`, quota]] : [])),
      );
      const rows: {
        at: Date;
        stage: string;
        action: string;
        case_id: string;
        number: string;
        title: string;
        actor_org: string;
        actor_name: string | null;
        reason: string | null;
      }[] = await tx.query(
        `SELECT d.at, d.stage, d.action, d.case_id, c.number, c.title, d.actor_org, u.display_name AS actor_name, d.reason
         FROM decision_record d JOIN case_file c ON c.id = d.case_id LEFT JOIN app_user u ON u.id = d.actor_user
         WHERE c.edition_id = $1 AND (c.nominator_org = ANY($2) OR c.group_org = ANY($2)) AND d.stage || '.' || d.action = ANY($3) ORDER BY d.at DESC, d.id LIMIT 500`,
        [editionId, account.org_ids, [...effects.keys()]],
      );
      const names = await namesOf(
        tx,
        rows.map(({ actor_org }) => actor_org),
      );
      return rows.map((row) => ({
        at: row.at.toISOString(),
        effect: effects.get(`${row.stage}.${row.action}`) ?? 'claim',
        action: row.action,
        caseId: row.case_id,
        caseNumber: row.number,
        title: row.title,
        actorOrg: names(row.actor_org),
        actorName: row.actor_name,
        reason: row.reason,
      }));
    });
  }
}

function factsOf({ quotas, roster }: ProgrammeDefinition, quotaId: string, org: string): Record<string, number> {
  const rules = quotas.find(({ id }) => id === quotaId)?.extras?.rules ?? [];
  const facts = roster.find((entry) => entry.org === org)?.facts ?? {};
  return Object.fromEntries(rules.flatMap((rule) => (rule.by === 'fact' ? [[rule.id, mostOf(rule, facts)]] : [])));
}

async function known(tx: Tx, editionId: string): Promise<void> {
  const [row] = await tx.query(`SELECT 1 FROM edition WHERE id = $1`, [editionId]);
  if (!row) throw new DomainError('subject.notFound');
}

async function requestsOf(
  tx: Tx,
  editionId: string,
): Promise<Omit<QuotaRequestDto, 'orgName' | 'quotaId' | 'byFact'>[]> {
  const rows: {
    id: string;
    stage: string;
    owner_org: string;
    state: string;
    number: string | null;
    released_at: Date | null;
    closed_at: Date | null;
    due_at: Date | null;
    filed: QuotaRequestDto['filed'];
    answer: QuotaRequestDto['answer'];
  }[] = await tx.query(
    `SELECT d.id, d.stage, d.owner_org, d.state, d.number, d.released_at, d.closed_at, d.due_at, f.content::jsonb AS filed, a.content::jsonb AS answer
     FROM dossier d LEFT JOIN snapshot f ON f.sha = d.content_sha LEFT JOIN snapshot a ON a.sha = d.answer_sha
     WHERE d.edition_id = $1 AND d.kind = 'quota-request' ORDER BY d.released_at DESC NULLS LAST, d.owner_org`,
    [editionId],
  );
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return rows.map((row) => ({
    dossierId: row.id,
    stage: row.stage,
    orgId: row.owner_org,
    state: row.state,
    number: row.number,
    filedAt: iso(row.released_at),
    decidedAt: iso(row.closed_at),
    dueAt: iso(row.due_at),
    filed: row.filed,
    answer: row.answer,
  }));
}

async function namesOf(tx: Tx, ids: (string | null)[]): Promise<(id: string) => Text> {
  const rows: { id: string; zh: string; en: string }[] = await tx.query(
    `SELECT id, name_zh AS zh, name_en AS en FROM organisation WHERE id = ANY($1)`,
    [[...new Set(ids)]],
  );
  const names = new Map(rows.map(({ id, zh, en }) => [id, { zh, en }]));
  return (id) => names.get(id) ?? { zh: id, en: id };
}

function toAccount(records: SlotRecord[], names: (id: string) => Text): QuotaAccountDto {
  const [first] = records;
  if (!first) throw new Error('An account has a row');
  const slots = records.flatMap((record) => (record.number === null ? [] : [{ ...record, number: record.number }]));
  return {
    id: first.account_id,
    quotaId: first.quota_id,
    orgId: first.org_ids[0] ?? '',
    names: first.org_ids.map(names),
    cap: first.cap === null ? null : Number(first.cap),
    used: slots.filter(({ state }) => state !== 'free').length,
    granted: slots.filter(({ origin }) => origin === 'grant').length,
    overridden: slots.filter(({ origin }) => origin === 'override').length,
    slots: slots.map(({ number, state, origin, evidence, holder_org, case_id, case_number, title }) => ({
      number,
      state,
      origin,
      evidence,
      holder: holder_org ? names(holder_org) : null,
      caseId: title === null ? null : case_id,
      caseNumber: case_number,
      title,
    })),
  };
}
