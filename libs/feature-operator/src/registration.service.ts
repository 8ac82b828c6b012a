import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { kindOfMime, type RegistrationDto, type RegistrationQueryDto } from '@linxuan/contracts';
import {
  accountsOf,
  RegistrationRepository,
  UnitOfWork,
  type RegistrationListRow,
  type Tx,
} from '@linxuan/persistence';
import {
  Clock,
  DomainError,
  FILE_STORE,
  servedFileHeaders,
  type FileStore,
  type SessionActor,
} from '@linxuan/platform';

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
    return this.work.run(actor.scope, async (tx) => {
      const mine = await accounts(tx, actor);
      const { rows, total } = await new RegistrationRepository(tx).page(query, query);
      return { data: rows.map((row) => toDto(row, mine)), total };
    });
  }

  /** Throws `subject.notFound` for one that comes to another nominator. */
  one(actor: SessionActor, id: string): Promise<RegistrationDto> {
    return this.work.run(actor.scope, async (tx) => toDto(await found(tx, id), await accounts(tx, actor)));
  }

  async licence(
    actor: SessionActor,
    id: string,
    inline: boolean,
  ): Promise<{ headers: Record<string, string>; content: Readable }> {
    const { fileName, fileMime, fileSize, sha } = await this.work.run(actor.scope, (tx) => found(tx, id));
    const kind = kindOfMime(fileMime);
    if (!kind) throw new DomainError('subject.notFound');
    const file = { name: fileName, kind, mime: fileMime, size: Number(fileSize), sha256: sha };
    return { headers: servedFileHeaders(file, inline), content: await this.store.read(sha) };
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

const accounts = (tx: Tx, actor: SessionActor): Promise<string[]> =>
  accountsOf(tx, [actor.scope.userId, ...(actor.actingFor ? [actor.actingFor] : [])]);

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
