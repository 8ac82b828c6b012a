import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import {
  MIME_OF_KIND,
  type CodeConfirmationDto,
  type CodeConfirmationQueryDto,
  type CodeRequestQueryDto,
} from '@linxuan/contracts';
import { parseUscc } from '@linxuan/domain';
import { compactIdentifier } from '@linxuan/form-rules';
import {
  codeConfirmations,
  confirmedCodes,
  decideCode,
  insertCodeConfirmation,
  openCodeConfirmations,
  UnitOfWork,
  type CodeConfirmationRow,
} from '@linxuan/persistence';
import {
  APP_CONFIG,
  Clock,
  DomainError,
  FILE_STORE,
  keepScan,
  type AppConfig,
  type FileStore,
  type SessionActor,
} from '@linxuan/platform';
import { accountsBehind } from './accounts-behind';
import { servedLicence } from './served-licence';

/** Requests of one organisation that may wait at once: joint holders and parties of an application are fewer. */
export const MOST_OPEN = 20;
const ONE = { page: 1, perPage: 1 };

/**
 * The way on for a unified social credit code that exists although its check digit fails: the licence is sent, an
 * operator who did not send it confirms or refuses with a reason, and a confirmation can be withdrawn. Whatever checks
 * a code asks `confirmedCodes`.
 */
@Injectable()
export class CodeConfirmationService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'dataDir'>,
    private readonly clock: Clock,
  ) {}

  page(actor: SessionActor, query: CodeConfirmationQueryDto): Promise<{ data: CodeConfirmationDto[]; total: number }> {
    return this.work.list(actor.scope, async (tx) => {
      const mine = await accountsBehind(tx, actor);
      const code = query.code ? compactIdentifier(query.code) : undefined;
      const rows = await codeConfirmations(tx, { state: query.state, code }, query);
      return { data: rows.map((row) => toDto(row, mine)), total: rows[0]?.total ?? 0 };
    });
  }

  /**
   * Throws `code.invalid` for what no licence can show, `code.needsNone`, `code.open`, `code.tooMany`, and what a file
   * is refused for.
   */
  async request(actor: SessionActor, { code, name }: CodeRequestQueryDto, body: Readable): Promise<{ id: string }> {
    const wanted = mustFail(code);
    await this.work.run(actor.scope, async (tx) => {
      if ((await confirmedCodes(tx)).includes(wanted)) throw new DomainError('code.needsNone');
    });
    const file = await keepScan(this.store, this.config.dataDir, name, body, 'licence');
    const id = randomUUID();
    await this.work.run(actor.scope, async (tx) => {
      if ((await openCodeConfirmations(tx, actor.orgId)) >= MOST_OPEN)
        throw new DomainError('code.tooMany', { limit: MOST_OPEN });
      const isNew = await insertCodeConfirmation(tx, {
        id,
        code: wanted,
        orgId: actor.orgId,
        file: { ...file, mime: MIME_OF_KIND[file.kind] },
        requestedBy: actor.scope.userId,
        requestedAt: this.clock.iso(),
      });
      if (!isNew) throw new DomainError('code.open');
    });
    return { id };
  }

  async licence(actor: SessionActor, id: string, inline: boolean): ReturnType<typeof servedLicence> {
    const [row] = await this.work.run(actor.scope, (tx) => codeConfirmations(tx, { id }, ONE));
    return servedLicence(this.store, row, inline);
  }

  /** Throws `code.samePerson` for who sent the request, `code.settled` where it is decided. */
  async decide(
    actor: SessionActor,
    id: string,
    verdict: 'confirmed' | 'refused' | 'withdrawn',
    reason: string,
  ): Promise<void> {
    const outcome = await this.work.run(actor.scope, (tx) => decideCode(tx, id, verdict, reason, this.clock.iso()));
    if (outcome !== 'done') throw new DomainError(outcome);
  }
}

/** The code in its one form. Only a check digit can be confirmed; a code that is too short or all zeros is nobody's. */
function mustFail(code: string): string {
  const parsed = parseUscc(code);
  if (parsed.ok) throw new DomainError('code.needsNone');
  if (parsed.code !== 'check-digit')
    throw new DomainError('code.invalid', {}, { fields: [{ pointer: '/code', code: 'uscc' }] });
  return compactIdentifier(code);
}

function toDto(row: CodeConfirmationRow, mine: readonly string[]): CodeConfirmationDto {
  return {
    id: row.id,
    code: row.code,
    org: { id: row.orgId, name: { zh: row.orgZh, en: row.orgEn } },
    file: { name: row.fileName, mime: row.fileMime, size: Number(row.fileSize) },
    state: row.state,
    requestedBy: row.requester ?? '',
    requestedAt: row.requestedAt.toISOString(),
    decidedBy: row.decider,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    reason: row.reason,
    withdrawnBy: row.withdrawer,
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    withdrawnReason: row.withdrawnReason,
    mine: mine.includes(row.requestedBy),
  };
}
