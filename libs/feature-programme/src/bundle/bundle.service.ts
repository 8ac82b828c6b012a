import { Injectable } from '@nestjs/common';
import type {
  EditionBundleReportDto,
  EditionCompareBodyDto,
  EditionComparisonDto,
  EditionImportBodyDto,
  EditionImportedDto,
  ProgrammeAnswersDto,
  ProgrammeProposalDto,
} from '@linxuan/contracts';
import { businessDateOf, signersOf } from '@linxuan/domain';
import { OrganisationRepository, UnitOfWork, type Tx } from '@linxuan/persistence';
import { Clock, type SessionActor } from '@linxuan/platform';
import { versionOf } from '../edition-rows';
import { unreadable } from '../unreadable';
import { compareSides, sideOfText, sideOfVersion, type BundleSide } from './compare-bundles';
import { reportBundle, takeBundle, type BundleTaker } from './take-bundle';
import { questionOf } from '../wizard/questions';
import { writeProgramme } from '../wizard/write-programme';
import { templateFor } from './bundle-template';
import { openBundle } from './open-bundle';
import { writeBundle } from './write-bundle';

/** Editions as files that hold everything that they name. */
@Injectable()
export class BundleService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  report(actor: SessionActor, text: string): Promise<EditionBundleReportDto> {
    return this.work.run(actor.scope, (tx) => reportBundle(tx, text, this.taker(actor)));
  }

  import(actor: SessionActor, { text, revision }: EditionImportBodyDto): Promise<EditionImportedDto> {
    return this.work.run(actor.scope, (tx) => takeBundle(tx, text, this.taker(actor), revision));
  }

  /** Throws `subject.notFound` where the session does not see the version. */
  export(actor: SessionActor, id: string, version: number): Promise<{ name: string; content: string }> {
    return this.work.run(actor.scope, async (tx) => ({
      name: `${id}-v${version}.bundle.yaml`,
      content: await writeBundle(tx, await versionOf(tx, id, version)),
    }));
  }

  /** A small edition of the person's own authority to begin with, with days to come. */
  template(actor: SessionActor): Promise<{ name: string; content: string }> {
    return this.work.run(actor.scope, async (tx) => ({
      name: 'programme-template.bundle.yaml',
      content: templateFor(
        await new OrganisationRepository(tx).namesOf([actor.orgId]),
        actor.orgId,
        businessDateOf(this.clock.iso()),
      ),
    }));
  }

  /** What an expert would write for the answers of the person's authority, and what is wrong in it, by question. */
  propose(actor: SessionActor, answers: ProgrammeAnswersDto): Promise<ProgrammeProposalDto> {
    return this.work.run(actor.scope, async (tx) => {
      const rows = await new OrganisationRepository(tx).forRoster();
      const known = new Map(rows.map(({ id, name, region }) => [id, { name, region }]));
      const name = known.get(actor.orgId)?.name ?? { zh: actor.orgId, en: actor.orgId };
      const text = writeProgramme(answers, { org: actor.orgId, name }, known);
      const report = await reportBundle(tx, text, this.taker(actor));
      const definition = openBundle(text).edition?.value ?? null;
      return { text, report, questions: report.problems.map((problem) => questionOf(problem, definition)) };
    });
  }

  /** What differs between two versions or files, in words. Throws `edition.unreadable` for a file that is none. */
  compare(actor: SessionActor, { before, after }: EditionCompareBodyDto): Promise<EditionComparisonDto> {
    return this.work.run(actor.scope, async (tx) => {
      const was = await sideOf(tx, before);
      return compareSides(was, await sideOf(tx, after));
    });
  }

  private taker(actor: SessionActor): BundleTaker {
    return {
      authority: actor.orgId,
      authors: signersOf({ userId: actor.scope.userId, deputy: actor.actingFor }),
      at: this.clock.iso(),
    };
  }
}

async function sideOf(tx: Tx, side: EditionCompareBodyDto['before']): Promise<BundleSide> {
  if (!('text' in side)) return sideOfVersion(await versionOf(tx, side.id, side.version));
  const read = sideOfText(side.text);
  if (!read.side) throw unreadable(read.problems);
  return read.side;
}
