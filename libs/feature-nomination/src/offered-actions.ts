import type { OfferedActionDto } from '@linxuan/contracts';
import {
  availableActions,
  type Actor,
  type CaseMachine,
  type Clockwork,
  type OutsideFacts,
  type SubjectType,
  type World,
} from '@linxuan/domain';
import { toProblem } from '@linxuan/platform';

export interface OfferContext {
  machine: CaseMachine;
  world: World;
  actor: Actor;
  /** ISO instant of the server's clock. */
  at: string;
  outside: OutsideFacts;
  clockwork: Clockwork;
  language: 'zh' | 'en';
}

/** What the person may do with a subject, each refusal in words of the catalogue. */
export function offeredActions(context: OfferContext, subjectType: SubjectType, subjectId: string): OfferedActionDto[] {
  const { machine, world, actor, at, outside, clockwork, language } = context;
  return availableActions(machine, world, { subjectType, subjectId }, actor, at, outside, clockwork).map(
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
