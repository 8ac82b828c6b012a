import { Injectable } from '@nestjs/common';
import type {
  EditionCheckBodyDto,
  EditionCheckDto,
  EditionCopyBodyDto,
  EditionDto,
  EditionListDto,
  EditionPatchBodyDto,
  EditionSaveBodyDto,
  EditionTextDto,
  RosterOrganisationDto,
} from '@linxuan/contracts';
import { businessDateOf, signersOf } from '@linxuan/domain';
import {
  EditionDraftRepository,
  EditionRepository,
  EditionVersionRepository,
  OrganisationRepository,
  UnitOfWork,
  type EditionVersionEntity,
  type Tx,
} from '@linxuan/persistence';
import { Clock, DomainError, workingCalendar, type SessionActor } from '@linxuan/platform';
import { copyYaml, patchYaml } from './edition-patches';
import { withLaterDates } from './later-dates';
import { actsOf, baseOf, entriesOf, mustBeOf, namesOf, toVersionDto, versionOf, versionsOf } from './edition-rows';
import { differencesFrom, runningOf, toListed } from './edition-views';
import { examine, organisationsOf, placed, type Examined } from './examine';
import { playedProblems } from './play/played-problems';
import { identityProblems, pastDates, taxonomyProblems, versionProblems } from './version-rules';

/**
 * Editions and their versions: what is open, what is being written, and what is wrong with it. Clerks of the authority
 * write.
 */
@Injectable()
export class EditionService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  list(actor: SessionActor): Promise<EditionListDto[]> {
    return this.work.run(actor.scope, async (tx) => {
      const rows = await new EditionVersionRepository(tx).list();
      const ids = [...new Set(rows.map(({ editionId }) => editionId))];
      return ids
        .map((id) => toListed(rows.filter(({ editionId }) => editionId === id)))
        .sort((a, b) => (b.openedAt ?? '9').localeCompare(a.openedAt ?? '9'));
    });
  }

  /** Organisations that a roster may name. */
  organisations(actor: SessionActor): Promise<RosterOrganisationDto[]> {
    return this.work.run(actor.scope, async (tx) => {
      const organisations = await new OrganisationRepository(tx).forRoster();
      return organisations.map(({ id, name, kind, region }) => ({ id, name, kind, region }));
    });
  }

  one(actor: SessionActor, id: string): Promise<EditionDto> {
    return this.work.run(actor.scope, async (tx) => {
      const rows = await versionsOf(tx, id);
      const last = rows[rows.length - 1] as EditionVersionEntity;
      const authorities = await new OrganisationRepository(tx).namesOf([last.authorityOrg]);
      const names = await namesOf(tx, actor, rows);
      const running = await runningOf(tx, actor, last);
      return {
        ...toListed(rows),
        authorityName: authorities.get(last.authorityOrg) ?? { zh: last.authorityOrg, en: last.authorityOrg },
        versions: rows.map((row) => toVersionDto(row, names, running)),
        acts: actsOf(actor, rows, last),
      };
    });
  }

  /** One version with its texts, what the checks find, and what differs from the version it was made from. */
  text(actor: SessionActor, id: string, version: number): Promise<EditionTextDto> {
    return this.work.run(actor.scope, async (tx) => {
      const rows = await versionsOf(tx, id);
      const row = rows.find((one) => one.version === version);
      if (!row) throw new DomainError('subject.notFound');
      const [base, names, running] = [
        await baseOf(tx, row),
        await namesOf(tx, actor, [row]),
        await runningOf(tx, actor, row),
      ];
      const read = await this.examined(tx, row, row, base);
      const played = await playedProblems(tx, row, read);
      return {
        ...toVersionDto(row, names, running),
        editionId: id,
        yaml: row.yaml,
        form: row.form,
        definition: read.definition,
        compiledForm: read.form,
        taxonomy: entriesOf(row, read.definition),
        problems: [...read.problems, ...played],
        differences: differencesFrom(base, read),
        baseYaml: base?.yaml ?? null,
        acts: actsOf(actor, rows, row),
      };
    });
  }

  /** Checks a text that is not saved. */
  check(actor: SessionActor, id: string, version: number, body: EditionCheckBodyDto): Promise<EditionCheckDto> {
    return this.work.run(actor.scope, async (tx) => {
      const row = await versionOf(tx, id, version);
      const base = await baseOf(tx, row);
      const read = await this.examined(tx, row, body, base);
      return {
        definition: read.definition,
        compiledForm: read.form,
        problems: read.problems,
        differences: differencesFrom(base, read),
      };
    });
  }

  /** A new edition of a programme, copied from the newest version of an earlier one. */
  copy(
    actor: SessionActor,
    { copyOf, edition, title, years = 0 }: EditionCopyBodyDto,
  ): Promise<{ id: string; version: number }> {
    return this.work.run(actor.scope, async (tx) => {
      const source = (await versionsOf(tx, copyOf))
        .filter(({ state }) => state !== 'draft' && state !== 'proposed')
        .at(-1);
      if (!source) throw new DomainError('subject.notFound');
      mustBeOf(actor, source);
      const id = `${source.programmeId}-${edition}`;
      const isKnown = await new EditionVersionRepository(tx).isKnown(id);
      if (isKnown)
        throw new DomainError(
          'edition.exists',
          { id },
          {
            fields: [
              {
                pointer: '/edition',
                code: 'taken',
                words: { zh: '已有这个年度的方案，请换一个', en: 'There is such an edition already; choose another' },
              },
            ],
          },
        );
      // What was listed counts for extra places in the next edition, where the edition says so.
      const listed = await new EditionVersionRepository(tx).listedByNominator(copyOf);
      await this.insert(tx, actor, {
        ...source,
        editionId: id,
        version: 1,
        yaml: withLaterDates(copyYaml(source.yaml, edition, title, listed), years, workingCalendar),
        basedOn: `${source.editionId}@${source.version}`,
      });
      return { id, version: 1 };
    });
  }

  /** The next version of an open edition, copied from the one in force; one is in work at a time. */
  nextVersion(actor: SessionActor, id: string): Promise<{ id: string; version: number }> {
    return this.work.run(actor.scope, async (tx) => {
      const rows = await versionsOf(tx, id);
      const open = rows.find(({ state }) => state === 'open');
      if (!open) throw new DomainError('edition.notOpen');
      mustBeOf(actor, open);
      const inWork = rows.find(({ state }) => state === 'draft' || state === 'proposed' || state === 'approved');
      if (inWork) throw new DomainError('edition.draftOpen', { id, version: inWork.version });
      const version = Math.max(...rows.map((row) => row.version)) + 1;
      await this.insert(tx, actor, { ...open, version, basedOn: `${id}@${open.version}` });
      return { id, version };
    });
  }

  /** Throws `edition.stale` where a colleague saved since the person read it. */
  save(
    actor: SessionActor,
    id: string,
    version: number,
    { revision, yaml, form }: EditionSaveBodyDto,
  ): Promise<{ revision: number }> {
    return this.work.run(actor.scope, async (tx) =>
      this.store(tx, actor, await this.draft(tx, actor, id, version, revision), yaml, form),
    );
  }

  patch(
    actor: SessionActor,
    id: string,
    version: number,
    { revision, patches }: EditionPatchBodyDto,
  ): Promise<{ revision: number }> {
    return this.work.run(actor.scope, async (tx) => {
      const row = await this.draft(tx, actor, id, version, revision);
      return this.store(tx, actor, row, patchYaml(row.yaml, patches), row.form);
    });
  }

  discard(actor: SessionActor, id: string, version: number): Promise<void> {
    return this.work.run(actor.scope, async (tx) => {
      await this.draft(tx, actor, id, version, null);
      await new EditionDraftRepository(tx).discard(id, version);
    });
  }

  /** The texts with everything that is wrong in them, as a version of its edition. */
  async examined(
    tx: Tx,
    row: EditionVersionEntity,
    texts: { yaml: string; form: string },
    base: EditionVersionEntity | null,
  ): Promise<Examined> {
    const read = examine(
      { ...texts, taxonomy: row.taxonomy },
      await organisationsOf(tx),
      await new EditionRepository(tx).quotasOf(row.programmeId),
    );
    if (!read.definition) return read;
    const own = identityProblems(read.definition, row.editionId, row.authorityOrg);
    const ofVersion =
      base?.editionId === row.editionId && base.definition
        ? [...versionProblems(base.definition, read.definition), ...taxonomyProblems(base.taxonomy, row.taxonomy)]
        : [];
    const past =
      row.state === 'draft' || row.state === 'proposed'
        ? pastDates(
            read.definition,
            base?.editionId === row.editionId ? base.definition : null,
            businessDateOf(this.clock.iso()),
          )
        : [];
    return {
      ...read,
      problems: [
        ...read.problems,
        ...[...own, ...ofVersion, ...past].map((each) => placed({ ...each, ...read.locate(each.path) }, 'definition')),
      ],
    };
  }

  async draft(
    tx: Tx,
    actor: SessionActor,
    id: string,
    version: number,
    revision: number | null,
  ): Promise<EditionVersionEntity> {
    const row = await versionOf(tx, id, version, { lock: true });
    mustBeOf(actor, row);
    if (row.state !== 'draft') throw new DomainError('edition.frozen');
    if (revision !== null && row.revision !== revision)
      throw new DomainError('edition.stale', { revision: row.revision });
    return row;
  }

  async store(
    tx: Tx,
    actor: SessionActor,
    row: EditionVersionEntity,
    yaml: string,
    form: string,
  ): Promise<{ revision: number }> {
    if (row.yaml === yaml && row.form === form) return { revision: row.revision };
    const { definition } = examine({ yaml, form, taxonomy: row.taxonomy }, []);
    await new EditionDraftRepository(tx).save(
      row.editionId,
      row.version,
      { yaml, form, definition },
      { at: this.clock.iso(), authors: authorsOf(actor) },
    );
    return { revision: row.revision + 1 };
  }

  async insert(
    tx: Tx,
    actor: SessionActor,
    row: Pick<EditionVersionEntity, 'editionId' | 'version' | 'programmeId' | 'yaml' | 'form' | 'taxonomy' | 'basedOn'>,
  ): Promise<void> {
    const { definition } = examine(row, []);
    const { editionId, version, programmeId, yaml, form, taxonomy, basedOn } = row;
    const added = await new EditionDraftRepository(tx).addDraft({
      editionId,
      version,
      programmeId,
      authorityOrg: actor.orgId,
      yaml,
      form,
      taxonomy,
      definition,
      basedOn,
      authors: authorsOf(actor),
      savedAt: this.clock.iso(),
    });
    if (!added) throw new DomainError('edition.exists', { id: editionId });
  }
}

/** The person at the keyboard and, where a deputy writes, the one who is acted for. */
function authorsOf(actor: SessionActor): string[] {
  return signersOf({ userId: actor.scope.userId, deputy: actor.actingFor });
}
