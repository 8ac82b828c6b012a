import type { OfferedActionDto } from '@linxuan/contracts';
import {
  availableActions,
  type Actor,
  type CaseMachine,
  type DueDates,
  type OutsideFacts,
  type SubjectType,
  type WorkingSet,
} from '@linxuan/domain';
import { toProblem } from '@linxuan/platform';

export interface OfferContext {
  machine: CaseMachine;
  workingSet: WorkingSet;
  actor: Actor;
  /** ISO instant of the server's clock. */
  at: string;
  outside: OutsideFacts;
  dueDates: DueDates;
  language: 'zh' | 'en';
}

/** What the person may do with a subject, each refusal in words of the catalogue. */
export function offeredActions(context: OfferContext, subjectType: SubjectType, subjectId: string): OfferedActionDto[] {
  const { machine, workingSet, actor, at, outside, dueDates, language } = context;
  return availableActions(machine, workingSet, { subjectType, subjectId }, actor, at, outside, dueDates).map(
    ({ refusal, ...action }) => {
      const stage = machine.stages.get(action.stage);
      return {
        ...action,
        reasonCodes: takesReasonCode(action.payload) && stage && 'rejectReasons' in stage ? stage.rejectReasons : [],
        refusal: refusal
          ? toProblem(
              refusal.code,
              refusal.params,
              {
                ...(refusal.rule ? { rule: refusal.rule } : {}),
                ...(refusal.fields ? { fields: refusal.fields } : {}),
              },
              language,
            )
          : null,
      };
    },
  );
}

function takesReasonCode(payload: Record<string, unknown>): boolean {
  return (
    typeof payload['properties'] === 'object' && payload['properties'] !== null && 'reasonCode' in payload['properties']
  );
}
