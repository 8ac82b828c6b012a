import { Inject, Injectable } from '@nestjs/common';
import type { RegisterDto, RegisterOwnDto, RegisterReportDto, RegisterRowDto } from '@linxuan/contracts';
import { businessDateOf, entryBy, isMemberOn } from '@linxuan/domain';
import { confirmedCodes, EditionRepository, RegisterRepository, UnitOfWork } from '@linxuan/persistence';
import { Clock, DomainError, EDITIONS, type Editions, type SessionActor } from '@linxuan/platform';
import { readRegister } from './register-rows';

/** Registers by which editions let applicants in: kept by the authorities from sheets, shown to whom they are about. */
@Injectable()
export class RegisterService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  /** The registers that editions of the authority name, with what is known of each. */
  list(actor: SessionActor): Promise<RegisterDto[]> {
    return this.work.run(actor.scope, async (tx) => {
      const counts = await new RegisterRepository(tx).counts(businessDateOf(this.clock.iso()));
      const found = new Map<string, RegisterDto>();
      for (const { title, entry } of await new EditionRepository(tx).entryRules(actor.orgId))
        for (const { register, title: name } of entry.anyOf) {
          const known = found.get(register);
          if (known) {
            known.editions.push(title);
            continue;
          }
          const count = counts.find((one) => one.register === register);
          found.set(register, {
            register,
            title: name,
            editions: [title],
            lines: count?.lines ?? 0,
            valid: count?.valid ?? 0,
            importedAt: count?.importedAt ?? null,
          });
        }
      return [...found.values()];
    });
  }

  /** What a sheet would do; with `keep` it is done, all of it or nothing. */
  take(
    actor: SessionActor,
    register: string,
    rows: readonly RegisterRowDto[],
    keep: boolean,
  ): Promise<RegisterReportDto> {
    return this.work.run(actor.scope, async (tx) => {
      const rules = await new EditionRepository(tx).entryRules(actor.orgId);
      if (!rules.some(({ entry }) => entry.anyOf.some((one) => one.register === register)))
        throw new DomainError('subject.notFound');
      const registers = new RegisterRepository(tx);
      const known = await registers.known(
        register,
        rows.flatMap(({ uscc }) => (uscc ? [uscc.toUpperCase()] : [])),
      );
      const { lines, report } = readRegister(rows, await confirmedCodes(tx), known);
      const done = keep && report.figures.problems === 0;
      if (done && lines.length > 0) await registers.keep(register, lines, actor.scope.userId, this.clock.iso());
      return { ...report, done };
    });
  }

  /** What the registers of an edition know of the reader's own organisation today. */
  own(actor: SessionActor, editionId: string): Promise<RegisterOwnDto> {
    return this.work.run(actor.scope, async (tx) => {
      const { machine } = await this.editions.get(tx, editionId);
      const { entry } = machine.definition;
      if (!entry) return { rule: null };
      const day = businessDateOf(this.clock.iso());
      const memberships = await new RegisterRepository(tx).membershipsOf(actor.orgId);
      return {
        rule: {
          source: entry.source,
          registers: entry.anyOf.map(({ register, title }) => ({
            register,
            title,
            memberships: memberships
              .filter((one) => one.register === register)
              .map((one) => ({ ...one, counts: isMemberOn(one, day) })),
          })),
          mayEnter: entryBy(entry, memberships, day).length > 0,
        },
      };
    });
  }
}
