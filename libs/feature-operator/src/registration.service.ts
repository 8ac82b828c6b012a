import { Inject, Injectable } from '@nestjs/common';
import type { RegistrationDto, RegistrationQueryDto } from '@linxuan/contracts';
import { RegistrationRepository, UnitOfWork, type RegistrationListRow, type Tx } from '@linxuan/persistence';
import { Clock, DomainError, FILE_STORE, type FileStore, type SessionActor } from '@linxuan/platform';
import { accountsBehind } from './accounts-behind';
import { servedLicence } from './served-licence';

type Verdict = 'checked' | 'confirmed' | 'refused';

/**
 * Enterprises that ask for an account: an operator or the nominator of the place looks at the licence, another person
 * confirms. The database compares the persons and makes organisation, account and role in one step.
 */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(FILE_STORE) private readonly store: FileStore,
    private readonly clock: Clock,
  ) {}

  page(actor: SessionActor, query: RegistrationQueryDto): Promise<{ data: RegistrationDto[]; total: number }> {
    return this.work.list(actor.scope, async (tx) => {
      const mine = await accountsBehind(tx, actor);
      const { rows, total } = await new RegistrationRepository(tx).page(query, query);
      return { data: rows.map((row) => toDto(row, mine)), total };
    });
  }

  /** Throws `subject.notFound` for one that comes to another nominator. */
  one(actor: SessionActor, id: string): Promise<RegistrationDto> {
    return this.work.run(actor.scope, async (tx) => toDto(await found(tx, id), await accountsBehind(tx, actor)));
  }

  async licence(actor: SessionActor, id: string, inline: boolean): ReturnType<typeof servedLicence> {
    const row = await this.work.run(actor.scope, (tx) => found(tx, id));
    return servedLicence(this.store, row, inline);
  }

  /**
   * Throws `registration.samePerson` for who checked and would confirm, `registration.unchecked`,
   * `registration.settled`, `registration.noApplicant`.
   */
  async decide(
    actor: SessionActor,
    id: string,
    verdict: Verdict,
    { reason = null, renames = false }: { reason?: string | null; renames?: boolean } = {},
  ): Promise<void> {
    const outcome = await this.work.run(actor.scope, (tx) =>
      new RegistrationRepository(tx).decide(id, verdict, reason, renames, this.clock.iso()),
    );
    if (outcome !== 'done') throw new DomainError(outcome);
  }
}

async function found(tx: Tx, id: string): Promise<RegistrationListRow> {
  const row = await new RegistrationRepository(tx).find(id);
  if (!row) throw new DomainError('subject.notFound');
  return row;
}

function toDto(row: RegistrationListRow, mine: readonly string[]): RegistrationDto {
  return {
    id: row.id,
    code: row.code,
    orgName: row.orgName,
    regionCode: row.regionCode,
    personName: row.personName,
    phone: row.phone,
    email: row.email,
    dispute: row.dispute,
    file: { name: row.fileName, mime: row.fileMime, size: Number(row.fileSize) },
    filedAt: row.filedAt,
    state: row.state,
    checkedBy: row.checker,
    checkedAt: row.checkedAt,
    renames: row.renames,
    decidedBy: row.decider,
    decidedAt: row.decidedAt,
    reason: row.reason,
    claimedAt: row.claimedAt,
    login: row.login,
    onRecord:
      row.recordId === null
        ? null
        : {
            id: row.recordId,
            name: { zh: row.recordZh ?? row.recordId, en: row.recordEn ?? row.recordId },
            people: row.recordPeople,
          },
    mine: row.checkedBy !== null && mine.includes(row.checkedBy),
  };
}
