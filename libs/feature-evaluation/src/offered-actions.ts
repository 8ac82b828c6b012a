import type { WorksheetAction, SubjectRef, Problem } from '@linxuan/contracts';
import {
  availableActions,
  dueDatesOf,
  emptyWorkingSet,
  type OutsideFacts,
  type WorkingSet,
  type WorkflowTable,
} from '@linxuan/domain';
import { problemText } from '@linxuan/contracts';
import { workingCalendar, type CompiledEdition, type SessionActor } from '@linxuan/platform';

const dueDates = dueDatesOf(workingCalendar);

/** What the machine offers the person on a subject, with the words of the refusal that stands against it. */
export function offered(
  edition: CompiledEdition,
  workingSet: WorkingSet,
  subject: SubjectRef,
  actor: SessionActor,
  now: string,
  outside: OutsideFacts = {},
): WorksheetAction[] {
  const at = { subjectType: subject.type, subjectId: subject.id };
  return availableActions(edition.machine, workingSet, at, actor, now, outside, dueDates).map(
    ({ refusal, ...action }) => ({
      ...action,
      refusal:
        refusal && toProblem({ ...refusal, params: withNames(edition, refusal.params, actor.locale) }, actor.locale),
    }),
  );
}

/** Refusals name organisations by code; people read names. */
function withNames({ machine }: CompiledEdition, params: Problem['params'], locale: string): Problem['params'] {
  const { orgs } = params;
  if (typeof orgs !== 'string') return params;
  const known = new Map(
    [...machine.definition.ministryDepartments, ...machine.definition.roster].map(({ org, name }) => [
      org,
      locale.startsWith('en') ? name.en : name.zh,
    ]),
  );
  return {
    ...params,
    orgs: orgs
      .split(', ')
      .map((org) => known.get(org) ?? org)
      .join(locale.startsWith('en') ? ', ' : '、'),
  };
}

function toProblem(
  {
    code,
    params,
    rule,
    fields,
  }: { code: string; params: Problem['params']; rule?: Problem['rule']; fields?: Problem['fields'] },
  locale: string,
): Problem {
  const words = problemText(code, params, locale.startsWith('en') ? 'en' : 'zh');
  return {
    type: `/docs/problems#${code}`,
    code,
    title: words.title,
    detail: words.detail,
    status: words.status,
    params,
    ...(rule ? { rule } : {}),
    ...(fields ? { fields } : {}),
  };
}

/** The rows of one case alone, so that a list of many cases looks at few rows for each. */
export function worldOfCase(workingSet: WorkingSet, caseId: string): WorkingSet {
  const part = emptyWorkingSet();
  for (const table of Object.keys(workingSet) as WorkflowTable[]) {
    const target = part[table] as Map<string, unknown>;
    for (const [id, row] of workingSet[table])
      if (id === caseId || ('caseId' in row && row.caseId === caseId)) target.set(id, row);
  }
  return part;
}
