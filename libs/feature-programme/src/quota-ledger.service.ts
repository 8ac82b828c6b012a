import { Inject, Injectable } from '@nestjs/common';
import type { QuotaAccountDto, QuotaLedgerDto, QuotaMovementDto, QuotaRequestDto } from '@linxuan/contracts';
import { keyedQuotas, mostOf, type ProgrammeDefinition, type Text } from '@linxuan/domain';
import {
  EditionRepository,
  OrganisationRepository,
  QuotaLedgerRepository,
  QuotaRepository,
  UnitOfWork,
  type LedgerPlace,
  type NamesByCode,
  type Tx,
} from '@linxuan/persistence';
import { DomainError, EDITIONS, type Editions, type SessionActor } from '@linxuan/platform';

/**
 * Who holds which slot, where it comes from and how it moved. The authority reads every account, a nominator its own.
 */
@Injectable()
export class QuotaLedgerService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
  ) {}

  ledger(actor: SessionActor, editionId: string): Promise<QuotaLedgerDto> {
    return this.work.run(actor.scope, async (tx) => {
      if (!(await new EditionRepository(tx).exists(editionId))) throw new DomainError('subject.notFound');
      const { machine } = await this.editions.get(tx, editionId);
      const places = await new QuotaLedgerRepository(tx).places(editionId);
      const requests = await requestsOf(tx, editionId);
      const quotaOf = (stage: string) => {
        const found = machine.stages.get(stage);
        return found?.kind === 'quota-extra' ? found.quota : '';
      };
      const names = await namesOf(tx, [
        ...places.flatMap(({ orgIds, holderOrg }) => [...orgIds, holderOrg]),
        ...requests.map(({ orgId }) => orgId),
      ]);
      const branches = await new EditionRepository(tx).namesOf(
        editionId,
        [],
        places.map(({ key }) => key?.branch ?? null),
      );
      const accounts = [...new Set(places.map(({ accountId }) => accountId))].map((id) =>
        toAccount(
          places.filter(({ accountId }) => accountId === id),
          names,
          branches,
          machine.definition,
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

  /**
   * Claims, frees, transmissions and uses of one account, newest first; cases that the reader may not see are missing.
   */
  movements(actor: SessionActor, editionId: string, org: string): Promise<QuotaMovementDto[]> {
    return this.work.run(actor.scope, async (tx) => {
      const shared = await new QuotaRepository(tx).sharedWith(editionId, org);
      if (!shared) throw new DomainError('subject.notFound');
      const { machine } = await this.editions.get(tx, editionId);
      const effects = new Map(
        machine.actions.flatMap(({ stage, name, quota }) =>
          quota && quota !== 'move' ? [[`${stage}.${name}`, quota]] : [],
        ),
      );
      const rows = await new QuotaLedgerRepository(tx).movements(editionId, shared, [...effects.keys()]);
      const names = await namesOf(
        tx,
        rows.map(({ actorOrg }) => actorOrg),
      );
      return rows.map((row) => ({
        at: row.at,
        effect: effects.get(`${row.stage}.${row.action}`) ?? 'claim',
        action: row.action,
        caseId: row.caseId,
        caseNumber: row.number,
        title: row.title,
        actorOrg: names(row.actorOrg),
        actorName: row.actorName,
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

async function requestsOf(
  tx: Tx,
  editionId: string,
): Promise<Omit<QuotaRequestDto, 'orgName' | 'quotaId' | 'byFact'>[]> {
  const rows = await new QuotaLedgerRepository(tx).requests<
    NonNullable<QuotaRequestDto['filed']>,
    NonNullable<QuotaRequestDto['answer']>
  >(editionId);
  return rows.map(({ id, ownerOrg, releasedAt, closedAt, ...row }) => ({
    ...row,
    dossierId: id,
    orgId: ownerOrg,
    filedAt: releasedAt,
    decidedAt: closedAt,
  }));
}

async function namesOf(tx: Tx, ids: (string | null)[]): Promise<(id: string) => Text> {
  const names = await new OrganisationRepository(tx).namesOf(ids);
  return (id) => names.get(id) ?? { zh: id, en: id };
}

/** Another edition of a pot may have opened it, and call its quota by another id. */
function quotaIdOf({ quotaId, key }: LedgerPlace, definition: ProgrammeDefinition): string {
  const own = key?.pot ? keyedQuotas(definition).find((quota) => quota.key.pot === key.pot) : undefined;
  return own?.id ?? quotaId;
}

function toAccount(
  records: LedgerPlace[],
  names: (id: string) => Text,
  branches: NamesByCode,
  definition: ProgrammeDefinition,
): QuotaAccountDto {
  const [first] = records;
  if (!first) throw new Error('An account has a row');
  const slots = records.flatMap((record) => (record.number === null ? [] : [{ ...record, number: record.number }]));
  return {
    id: first.accountId,
    quotaId: quotaIdOf(first, definition),
    key: first.key && { ...first.key, branchName: branches.code(first.key.branch) },
    orgId: first.orgIds[0] ?? '',
    names: first.orgIds.map(names),
    cap: first.cap,
    used: slots.filter(({ state }) => state !== 'free').length,
    granted: slots.filter(({ origin }) => origin === 'grant').length,
    overridden: slots.filter(({ origin }) => origin === 'override').length,
    slots: slots.map(({ number, state, origin, evidence, holderOrg, caseId, caseNumber, title, caseEdition }) => ({
      number,
      state,
      origin,
      evidence,
      holder: holderOrg ? names(holderOrg) : null,
      caseId: title === null ? null : caseId,
      caseNumber,
      title,
      edition: caseEdition,
    })),
  };
}
