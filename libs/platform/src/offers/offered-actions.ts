import type { OfferedActionDto, Problem } from '@linxuan/contracts';
import {
  availableActions,
  dueDatesOf,
  type CaseMachine,
  type OutsideFacts,
  type Refusal,
  type SubjectType,
  type WorkingSet,
} from '@linxuan/domain';
import { workingCalendar } from '../calendar';
import { toProblem } from '../problem';
import type { SessionActor } from '../session';

/** Who is offered what, when, and what is known from outside the rows; the refusals are in `lang`. */
export interface OfferContext {
  machine: CaseMachine;
  workingSet: WorkingSet;
  actor: SessionActor;
  /** ISO instant of the server's clock. */
  at: string;
  outside: OutsideFacts;
  lang: 'zh' | 'en';
}

const dueDates = dueDatesOf(workingCalendar);

/**
 * What the person may do with a subject now, each with its worksheet, the reasons to choose from and the refusal that
 * stands against it. Every answer that holds actions takes them from here.
 */
export function offeredActions(context: OfferContext, subjectType: SubjectType, subjectId: string): OfferedActionDto[] {
  const { machine, workingSet, actor, at, outside } = context;
  const who = { userId: actor.scope.userId, orgId: actor.orgId, role: actor.role };
  return availableActions(machine, workingSet, { subjectType, subjectId }, who, at, outside, dueDates).map(
    ({ refusal, ...action }) => ({
      ...action,
      reasonCodes: takesReasonCode(action.payload) ? reasonCodesOf(machine, action.stage) : [],
      refusal: refusal && problemOf(refusal, context),
    }),
  );
}

/** The reasons of a rejection that the stage lists. */
export function reasonCodesOf(machine: CaseMachine, stageId: string): OfferedActionDto['reasonCodes'] {
  const stage = machine.stages.get(stageId);
  return stage && 'rejectReasons' in stage ? stage.rejectReasons : [];
}

function takesReasonCode(payload: Record<string, unknown>): boolean {
  return 'reasonCode' in ((payload['properties'] as object | undefined) ?? {});
}

function problemOf({ code, params, rule, fields }: Refusal, { machine, lang }: OfferContext): Problem {
  return toProblem(
    code,
    withNames(machine, params, lang),
    { ...(rule ? { rule } : {}), ...(fields ? { fields } : {}) },
    lang,
  );
}

/** Refusals name organisations by code; people read names. */
function withNames({ definition }: CaseMachine, params: Problem['params'], lang: 'zh' | 'en'): Problem['params'] {
  const { orgs } = params;
  if (typeof orgs !== 'string') return params;
  const known = new Map(
    [...definition.ministryDepartments, ...definition.roster].map(({ org, name }) => [org, name[lang]]),
  );
  return {
    ...params,
    orgs: orgs
      .split(', ')
      .map((org) => known.get(org) ?? org)
      .join(lang === 'en' ? ', ' : '、'),
  };
}
