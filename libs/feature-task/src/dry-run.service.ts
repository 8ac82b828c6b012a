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
import { UnitOfWork, WorkflowRepository, type Tx } from '@linxuan/persistence';
import { Clock, EDITIONS, toProblem, type CompiledEdition, type Editions, type SessionActor } from '@linxuan/platform';
import { calendar } from './urgency';

interface Place {
  type: SubjectType;
  id: string;
  case_id: string | null;
  dossier_id: string | null;
  edition_id: string;
}
type Lang = 'zh' | 'en';

/**
 * What an action would do to each of many subjects, without doing it. Claims on a quota are played through one after the other,
 * so that the seventh of six is the one that is refused. Two statements for the rows, whatever the number of subjects.
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
      const places = new Map((await locate(tx, subjects)).map((place) => [`${place.type}/${place.id}`, place]));
      const found = [...places.values()];
      const workingSet = await new WorkflowRepository(tx).readRows(idsOf(found, 'case_id'), idsOf(found, 'dossier_id'));
      const results: SubjectCheckDto[] = [];
      for (const { type, id } of subjects) {
        const place = places.get(`${type}/${id}`);
        const edition =
          place &&
          (await this.editions.get(tx, place.edition_id, workingSet.case.get(place.case_id ?? '')?.editionVersion));
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

/** The cases and dossiers behind the subjects that the person may see, in one statement. */
function locate(tx: Tx, subjects: DryRunBodyDto['subjects']): Promise<Place[]> {
  return tx.query(
    `SELECT w.type, w.id, p.case_id, p.dossier_id, p.edition_id FROM json_to_recordset($1) AS w(type text, id uuid)
     CROSS JOIN LATERAL (
       SELECT c.id AS case_id, NULL::uuid AS dossier_id, c.edition_id FROM case_file c WHERE w.type = 'case' AND c.id = w.id
       UNION ALL SELECT NULL, d.id, d.edition_id FROM dossier d WHERE w.type = 'dossier' AND d.id = w.id
       UNION ALL SELECT o.case_id, NULL, c.edition_id FROM opinion o JOIN case_file c ON c.id = o.case_id WHERE w.type = 'opinion' AND o.id = w.id
       UNION ALL SELECT s.case_id, NULL, c.edition_id FROM seat s JOIN case_file c ON c.id = s.case_id WHERE w.type = 'seat' AND s.id = w.id
       UNION ALL SELECT b.case_id, NULL, c.edition_id FROM objection b JOIN case_file c ON c.id = b.case_id WHERE w.type = 'objection' AND b.id = w.id
       UNION ALL SELECT o.case_id, NULL, c.edition_id FROM obligation o JOIN case_file c ON c.id = o.case_id WHERE w.type = 'obligation' AND o.id = w.id
       UNION ALL SELECT t.case_id, t.dossier_id, t.edition_id FROM deadline t WHERE w.type = 'deadline' AND t.id = w.id) p`,
    [JSON.stringify(subjects)],
  );
}

function idsOf(places: Place[], column: 'case_id' | 'dossier_id'): string[] {
  return [...new Set(places.flatMap((place) => place[column] ?? []))];
}

function problemOf({ code, params, rule, fields }: Refusal, lang: Lang): Problem {
  return toProblem(code, params, { ...(rule ? { rule } : {}), ...(fields ? { fields } : {}) }, lang);
}
