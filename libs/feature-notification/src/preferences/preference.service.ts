import { Injectable } from '@nestjs/common';
import type { ContactBodyDto, NoticeKindDto, PreferenceModeDto, PreferencesDto } from '@linxuan/contracts';
import { DEFAULT_NOTIFICATIONS, type Role } from '@linxuan/domain';
import {
  CalendarFeedRepository,
  MembershipRepository,
  NoticePreferenceRepository,
  UnitOfWork,
  type AccessScope,
  type Tx,
} from '@linxuan/persistence';
import { Clock, DomainError, type SessionActor } from '@linxuan/platform';
import { NoticeTables } from '../notice-table';

/**
 * What a person wants to hear, where, and how soon. Personal: a deputy changes the deputy's own, not the principal's.
 */
@Injectable()
export class PreferenceService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly tables: NoticeTables,
  ) {}

  read(actor: SessionActor): Promise<PreferencesDto> {
    const scope = personalScope(actor);
    return this.work.run(scope, async (tx) => {
      const preferences = new NoticePreferenceRepository(tx);
      const contact = await preferences.contactOf(scope.userId);
      const chosen = await preferences.modesOf(scope.userId);
      const feedSince = await new CalendarFeedRepository(tx).since(scope.userId);
      const held = await new MembershipRepository(tx).rolesOf(scope.userId);
      const kinds = (await this.kinds(tx)).map(({ roles, ...kind }) => ({
        ...kind,
        mine: roles.length === 0 || roles.some((role) => held.includes(role)),
        mode: kind.obligatory ? ('now' as const) : (chosen.get(kind.kind) ?? ('now' as const)),
      }));
      return {
        contact: contact ?? { email: null, phone: null, im: null },
        kinds,
        feedSince,
      };
    });
  }

  /** Throws `notice.obligatory`, with the rule that makes it so, for a kind that is always sent. */
  async choose(actor: SessionActor, kind: string, mode: PreferenceModeDto): Promise<void> {
    const scope = personalScope(actor);
    await this.work.run(scope, async (tx) => {
      const found = (await this.kinds(tx)).find((each) => each.kind === kind);
      if (!found) throw new DomainError('notice.unknownKind', { kind });
      if (found.obligatory && mode !== 'now')
        throw new DomainError(
          'notice.obligatory',
          {},
          { rule: { id: `notifications.${kind}`, source: found.source, words: found.name } },
        );
      await new NoticePreferenceRepository(tx).choose(scope.userId, kind, mode);
    });
  }

  async setContact(actor: SessionActor, contact: ContactBodyDto): Promise<void> {
    const scope = personalScope(actor);
    await this.work.run(scope, (tx) =>
      new NoticePreferenceRepository(tx).setContact(scope.userId, contact, this.clock.iso()),
    );
  }

  /**
   * Kinds of all open editions and the delivered ones, each once; what is obligatory in one edition is obligatory.
   * Without roles it is for whoever has the work.
   */
  private async kinds(tx: Tx): Promise<(Omit<NoticeKindDto, 'mode' | 'mine'> & { roles: Role[] })[]> {
    const found = new Map<string, Omit<NoticeKindDto, 'mode' | 'mine'> & { roles: Role[] }>();
    const tables = [...(await this.tables.open(tx)).map(({ table }) => table), DEFAULT_NOTIFICATIONS];
    for (const { id, name, channels, obligatory, source, to } of tables.flatMap(({ notices }) => notices)) {
      const before = found.get(id);
      const open = to.some(({ roles }) => roles.length === 0) || before?.roles.length === 0;
      const roles = open ? [] : [...new Set([...(before?.roles ?? []), ...to.flatMap((one) => one.roles)])];
      if (!before) found.set(id, { kind: id, name, channels, obligatory, source, roles });
      else found.set(id, { ...before, roles, ...(obligatory && !before.obligatory ? { obligatory, source } : {}) });
    }
    return [...found.values()];
  }
}

/** The scope of the person at the keyboard, whoever is acted for. */
export function personalScope(actor: SessionActor): AccessScope {
  return { ...actor.scope, userId: actor.actingFor ?? actor.userId };
}
