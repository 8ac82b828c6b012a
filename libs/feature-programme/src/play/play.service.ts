import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type {
  EditionPlayDto,
  EditionPlayRunDto,
  PlayEventBodyDto,
  PlayOfferDto,
  PlayRunBodyDto,
} from '@linxuan/contracts';
import {
  NO_TRACE,
  businessDateOf,
  offersOf,
  reachOf,
  samePerson,
  signersOf,
  traceOf,
  unitedTrace,
  viewOf,
  type Play,
  type PlayEvent,
  type PlayTrace,
  type Refusal,
  type SampledEdition,
  type SubjectType,
} from '@linxuan/domain';
import {
  EditionPlayRepository,
  OrganisationRepository,
  UnitOfWork,
  type EditionVersionEntity,
  type PlayKey,
  type PlayRow,
  type Tx,
} from '@linxuan/persistence';
import { checkSchema, DomainError, toProblem, type SessionActor } from '@linxuan/platform';
import { mustBeOf, versionOf } from '../edition-rows';
import { errorsOf, examine } from '../examine';
import { PlayStore } from './play-store';

/** Two weeks without a touch, as the database clears away. */
const EXPIRY_MS = 14 * 86_400_000;

/** A play as it is read: its key, its row, and the edition that it needs where it is not at hand. */
interface Found {
  key: PlayKey;
  row: PlayRow;
  edition: () => SampledEdition;
  others: PlayTrace;
}

/**
 * Plays of versions that are not open: by whoever wrote it while it is a draft, by the authority while it waits for the
 * second signature. Sample cases live in memory; what is stored are the events of the play and what it reached.
 */
@Injectable()
export class PlayService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly store: PlayStore,
  ) {}

  async show(actor: SessionActor, id: string, version: number): Promise<EditionPlayDto> {
    const found = await this.find(actor, id, version);
    if (!found) return NO_PLAY;
    if (found === 'outdated') return { ...NO_PLAY, state: 'outdated' };
    return this.store.inTurn(found.row.playId, async () =>
      this.toDto(found, (await this.store.at(found.row.playId, found.row.events, found.edition)).play),
    );
  }

  /** Begins anew, without a case. What was reached with this text before still counts. */
  async begin(actor: SessionActor, id: string, version: number): Promise<EditionPlayDto> {
    await this.work.run(actor.scope, async (tx) => {
      const row = await playable(tx, actor, id, version);
      const edition = await editionOf(tx, row);
      edition();
      const key = keyOf(actor, row);
      const plays = new EditionPlayRepository(tx);
      const before = await plays.find(key);
      await plays.begin(key, {
        authorityOrg: row.authorityOrg,
        playId: randomUUID(),
        revision: row.revision,
        trace: before?.revision === row.revision ? before.trace : NO_TRACE,
      });
    });
    return this.show(actor, id, version);
  }

  async happen(
    actor: SessionActor,
    id: string,
    version: number,
    { done, event }: PlayEventBodyDto,
  ): Promise<EditionPlayDto> {
    const { more: _, ...now } = await this.change(actor, id, version, done, (play) => {
      const refusal = faultOf(play, event as PlayEvent) ?? play.apply(event as PlayEvent);
      if (refusal) throw refused(refusal);
      return Promise.resolve(false);
    });
    return now;
  }

  async run(actor: SessionActor, id: string, version: number, { done }: PlayRunBodyDto): Promise<EditionPlayRunDto> {
    return this.change(actor, id, version, done, (_play, kept) => this.store.run(kept));
  }

  /** What could be done now with one thing, by whom, and why not. */
  async offers(
    actor: SessionActor,
    id: string,
    version: number,
    subject: { subjectType: SubjectType; subjectId: string; lang: 'zh' | 'en' },
  ): Promise<PlayOfferDto[]> {
    const found = await this.playing(actor, id, version);
    return this.store.inTurn(found.row.playId, async () => {
      const { play } = await this.store.at(found.row.playId, found.row.events, found.edition);
      return offersOf(play, subject.subjectType, subject.subjectId).map(({ by, ...offer }) => ({
        ...offer,
        by: by.map(({ refusal, ...one }) => ({
          ...one,
          refusal:
            refusal &&
            toProblem(
              refusal.code,
              refusal.params,
              {
                ...(refusal.rule ? { rule: refusal.rule } : {}),
                ...(refusal.fields ? { fields: refusal.fields } : {}),
              },
              subject.lang,
            ),
        })),
      }));
    });
  }

  discard(actor: SessionActor, id: string, version: number): Promise<void> {
    return this.work.run(actor.scope, async (tx) => {
      const row = await playable(tx, actor, id, version);
      const plays = new EditionPlayRepository(tx);
      const before = await plays.find(keyOf(actor, row));
      if (before) this.store.forget(before.playId);
      await plays.discard(keyOf(actor, row));
    });
  }

  /** Lets something happen between reading the events and adding to them; refused where another tab was faster. */
  private async change(
    actor: SessionActor,
    id: string,
    version: number,
    done: number,
    act: (play: Play, kept: Awaited<ReturnType<PlayStore['at']>>) => Promise<boolean>,
  ): Promise<EditionPlayRunDto> {
    const found = await this.playing(actor, id, version);
    const { key, row } = found;
    if (row.events.length !== done) throw new DomainError('play.stale');
    return this.store.inTurn(row.playId, async () => {
      const kept = await this.store.at(row.playId, row.events, found.edition);
      const { play } = kept;
      const before = play.events.length;
      try {
        const more = await act(play, kept);
        const trace = traceOf(play, row.trace);
        const added = await this.work.run(actor.scope, (tx) =>
          new EditionPlayRepository(tx).add(key, row.playId, done, play.events.slice(before), trace),
        );
        if (!added) throw new DomainError('play.stale');
        return { ...this.toDto({ ...found, row: { ...row, trace } }, play), more };
      } catch (error) {
        // What is not stored has not happened: it is played again from what is.
        if (play.events.length > before) this.store.forget(row.playId);
        throw error;
      }
    });
  }

  private async playing(actor: SessionActor, id: string, version: number): Promise<Found> {
    const found = await this.find(actor, id, version);
    if (!found || found === 'outdated') throw new DomainError('play.outdated');
    return found;
  }

  private find(actor: SessionActor, id: string, version: number): Promise<Found | 'outdated' | null> {
    return this.work.run(actor.scope, async (tx) => {
      const row = await playable(tx, actor, id, version);
      const key = keyOf(actor, row);
      const plays = new EditionPlayRepository(tx);
      const found = await plays.find(key);
      if (!found) return null;
      if (found.revision !== row.revision) return 'outdated';
      const others = unitedTrace(await plays.tracesOf(id, version, row.revision));
      return { key, row: found, edition: await editionOf(tx, row), others };
    });
  }

  private toDto({ row, others }: Found, play: Play): EditionPlayDto {
    return {
      state: 'playing',
      expiresAt: new Date(Date.parse(row.touchedAt) + EXPIRY_MS).toISOString(),
      view: viewOf(play),
      reach: reachOf(play.setting.machine, traceOf(play, unitedTrace([row.trace, others]))),
    };
  }
}

const NO_PLAY: EditionPlayDto = { state: 'none', expiresAt: null, view: null, reach: null };

const keyOf = (actor: SessionActor, row: EditionVersionEntity): PlayKey => ({
  editionId: row.editionId,
  version: row.version,
  userId: actor.scope.userId,
});

/** A draft is played by who wrote it, what waits for the second signature by the authority; what is open by nobody. */
async function playable(tx: Tx, actor: SessionActor, id: string, version: number): Promise<EditionVersionEntity> {
  const row = await versionOf(tx, id, version);
  mustBeOf(actor, row);
  if (row.state !== 'draft' && row.state !== 'proposed') throw new DomainError('play.opened');
  const mine = samePerson(row.authors, signersOf({ userId: actor.scope.userId, deputy: actor.actingFor }));
  if (row.state === 'draft' && !mine) throw new DomainError('play.notAuthor');
  return row;
}

/** The edition with what stands beside it, read when it is needed. Throws `edition.faulty` where it cannot be played. */
async function editionOf(tx: Tx, row: EditionVersionEntity): Promise<() => SampledEdition> {
  const organisations = await new OrganisationRepository(tx).forRoster();
  const codes = organisations.map(({ id, kind, name }) => ({ code: id, kind, name }));
  return () => {
    const { definition, form, problems } = examine(row, codes);
    const errors = errorsOf(problems);
    if (!definition || !form || errors.length > 0) throw new DomainError('edition.faulty', { count: errors.length });
    return { definition, form, taxonomy: row.taxonomy as unknown as SampledEdition['taxonomy'], organisations: codes };
  };
}

/** What was typed has to have the shape that the act asks for, as in earnest. */
function faultOf(play: Play, event: PlayEvent): null {
  if (event.kind !== 'act' || !event.edited) return null;
  const move = play.moveOf(event);
  if (move)
    checkSchema(move.action.payload, play.payload(move, event.variant, event.edited), 'body', {
      today: businessDateOf(play.round.now),
    });
  return null;
}

function refused({ code, params, rule, fields }: Refusal): DomainError {
  return new DomainError(code, params, { ...(rule ? { rule } : {}), ...(fields ? { fields } : {}) });
}
