import type { CaseActionDto } from '@linxuan/contracts';
import {
  availableActions,
  type CaseMachine,
  type DueDates,
  type OutsideFacts,
  type SubjectType,
  type WorkingSet,
} from '@linxuan/domain';
import { toProblem, type SessionActor } from '@linxuan/platform';
import type { Lang } from './case-words';

export interface OfferContext {
  machine: CaseMachine;
  workingSet: WorkingSet;
  actor: SessionActor;
  now: string;
  outside: OutsideFacts;
  dueDates: DueDates;
  lang: Lang;
}

/** What the person may do with a subject now, each with the refusal that stands against it in words of the language. */
export function offered(context: OfferContext, subjectType: SubjectType, subjectId: string): CaseActionDto[] {
  const { machine, workingSet, actor, now, outside, dueDates, lang } = context;
  const who = { userId: actor.scope.userId, orgId: actor.orgId, role: actor.role };
  return availableActions(machine, workingSet, { subjectType, subjectId }, who, now, outside, dueDates).map(
    ({ refusal, ...action }) => ({
      ...action,
      reasonCodes: takesReasonCode(action.payload) ? reasonCodesOf(machine, action.stage) : [],
      refusal: refusal
        ? toProblem(
            refusal.code,
            refusal.params,
            { ...(refusal.rule ? { rule: refusal.rule } : {}), ...(refusal.fields ? { fields: refusal.fields } : {}) },
            lang,
          )
        : null,
    }),
  );
}

function takesReasonCode(payload: Record<string, unknown>): boolean {
  return 'reasonCode' in ((payload['properties'] as object | undefined) ?? {});
}

export function reasonCodesOf(machine: CaseMachine, stageId: string): CaseActionDto['reasonCodes'] {
  const stage = machine.stages.get(stageId);
  return stage && 'rejectReasons' in stage ? stage.rejectReasons : [];
}
