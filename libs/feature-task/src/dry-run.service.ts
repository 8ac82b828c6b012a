import { Inject, Injectable } from '@nestjs/common';
import type { DryRunBodyDto, Problem, SubjectCheckDto } from '@linxuan/contracts';
import {
  applyChange,
  availableActions,
  dueDatesOf,
  decide,
  subjectOf,
  type DueDates,
  type Command,
  type Refusal,
  type SubjectType,
  type WorkingSet,
} from '@linxuan/domain';
import { UnitOfWork, VisibilityRepository, WorkflowRepository, type SubjectPlace } from '@linxuan/persistence';
import { Clock, EDITIONS, toProblem, type CompiledEdition, type Editions, type SessionActor } from '@linxuan/platform';
import { calendar } from './urgency';

type Lang = 'zh' | 'en';

/**
 * What an action would do to each of many subjects, without doing it. Claims on a quota are played through one after
 * the other, so that the seventh of six is the one that is refused. Two statements for the rows, whatever the number of
 * subjects.
 */
@Injectable()
export class DryRunService {
  private readonly dueDates: DueDates = dueDatesOf(calendar);
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  check(actor: SessionActor, { subjects, action, payload }: DryRunBodyDto, lang: Lang): Promise<SubjectCheckDto[]> {
    return this.work.run(actor.scope, async (tx) => {
      const places = new Map(
        (await new VisibilityRepository(tx).placesOf(subjects)).map((place) => [`${place.type}/${place.id}`, place]),
      );
      const found = [...places.values()];
      const workingSet = await new WorkflowRepository(tx).readRows(idsOf(found, 'caseId'), idsOf(found, 'dossierId'));
      const results: SubjectCheckDto[] = [];
      for (const { type, id } of subjects) {
        const place = places.get(`${type}/${id}`);
        const edition =
          place &&
          (await this.editions.get(tx, place.editionId, workingSet.case.get(place.caseId ?? '')?.editionVersion));
        results.push(
          edition
            ? this.one(edition, workingSet, actor, { type, id }, action, payload ?? {}, lang)
            : {
                type,
                id,
                version: 0,
                number: null,
                title: null,
                refusal: problemOf({ refused: true, code: 'subject.notFound', params: {} }, lang),
              },
        );
      }
      return results;
    });
  }

  private one(
    edition: CompiledEdition,
    workingSet: WorkingSet,
    actor: SessionActor,
    { type, id }: { type: SubjectType; id: string },
    action: string,
    payload: Record<string, unknown>,
    lang: Lang,
  ): SubjectCheckDto {
    const now = this.clock.iso();
    const who = { userId: actor.scope.userId, orgId: actor.orgId, role: actor.role };
    const offered = availableActions(
      edition.machine,
      workingSet,
      { subjectType: type, subjectId: id },
      who,
      now,
      {},
      this.dueDates,
    ).find(({ name }) => name === action);
    const { state, stage, version } = subjectOf(workingSet, { subjectType: type, subjectId: id });
    const known = edition.machine.find(type, state, action, stage);
    let refusal: Refusal | null = offered
      ? offered.refusal
      : { refused: true, code: known ? 'actor.notAllowed' : 'state.wrong', params: { action, state } };
    // The one rule that subjects of a batch have against each other: slots run out.
    if (!refusal && known?.quota === 'claim')
      refusal = this.claim(edition, workingSet, {
        id: `dry-run/${id}`,
        subjectType: type,
        subjectId: id,
        action,
        payload,
        actor: who,
        acceptedAt: now,
      });
    const row = type === 'case' ? workingSet.case.get(id) : undefined;
    const dossier = type === 'dossier' ? workingSet.dossier.get(id) : undefined;
    return {
      type,
      id,
      version,
      number: row?.number ?? dossier?.number ?? null,
      title: row?.title ?? null,
      refusal: refusal ? problemOf(refusal, lang) : null,
    };
  }

  /** Plays a claim through and keeps its effect in the working set of this dry run. */
  private claim(edition: CompiledEdition, workingSet: WorkingSet, command: Command): Refusal | null {
    const decision = decide(edition.machine, workingSet, command, { texts: {} }, this.dueDates);
    if (decision.refused) return decision;
    for (const change of decision.events.flatMap(({ changes }) => changes)) applyChange(workingSet, change);
    return null;
  }
}

function idsOf(places: SubjectPlace[], property: 'caseId' | 'dossierId'): string[] {
  return [...new Set(places.flatMap((place) => place[property] ?? []))];
}

function problemOf({ code, params, rule, fields }: Refusal, lang: Lang): Problem {
  return toProblem(code, params, { ...(rule ? { rule } : {}), ...(fields ? { fields } : {}) }, lang);
}
