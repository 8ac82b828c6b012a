import type { DemoCompany } from '../seed/demo-companies';
import { DEMO_PLAN, ENDS, type Fate } from './plan';
import { each } from './progress';
import { ORAL_DEFENCE, applicantOf, clerkOf, Round, type Running } from './round';
import { nominate } from './full-round-nominations';
import { EARLY, LANES } from './full-round-steps';
import { publish } from './full-round-notice';
import { panelists } from './panelists';

/** A whole round from call to catalogue, by the roles themselves. Throws when a case does not end as planned. */
export async function fullRound(
  round: Round,
  companies: Map<string, DemoCompany>,
  setClock: (iso: string) => Promise<void>,
): Promise<Map<string, number>> {
  const all: Running[] = [];
  await each('applications submitted', DEMO_PLAN, LANES, async (line) => {
    const company = companies.get(line.company);
    if (!company) throw new Error(`No company ${line.company}`);
    const running = await round.open(line, company);
    await round.submit(running);
    all.push(running);
  });
  const of = (...fates: Fate[]) => all.filter(({ line }) => fates.includes(line.fate));
  const groups = all.filter(({ line }) => line.group);
  const provincial = all.filter(({ line }) => !line.group);

  await each('preliminary reviews', provincial, LANES, (running) => preliminary(round, running));
  await nominate(round, all, groups, provincial, setClock);
  const nominated = all.filter(({ line }) => ![...EARLY, 'over-quota', 'group-over-quota', 'late'].includes(line.fate));
  await each('conditions judged', nominated, LANES, (running) => round.judgeConditions(running));
  const reviewed = nominated.filter(({ line }) => !['case-364-days', 'no-patent', 'no-report'].includes(line.fate));
  await each('department reviews', reviewed, LANES, (running) =>
    round.ministryReview(running, running.line.fate === 'ministry-disagrees'),
  );
  const written = reviewed.filter(({ line }) => line.fate !== 'ministry-disagrees');
  await each('written evaluations', written, LANES, (running) =>
    round.panel(
      running,
      'written-evaluation',
      panelists(running, 0),
      running.line.fate === 'low-written-score' ? 45 : 80,
      running.line.fate !== 'low-written-score',
    ),
  );
  const oral = written.filter(({ line }) => line.fate !== 'low-written-score');
  await setClock(ORAL_DEFENCE);
  await each('oral defences', oral, LANES, (running) =>
    round.panel(
      running,
      'oral-defence',
      panelists(running, 7),
      running.line.fate === 'low-oral-score' ? 48 : 82,
      running.line.fate !== 'low-oral-score',
    ),
  );
  const rechecked = oral.filter(({ line }) => line.fate !== 'low-oral-score');
  await each('rechecks', rechecked, LANES, (running) =>
    round.ministryReview(running, running.line.fate === 'recheck-disagrees'),
  );
  await publish(
    round,
    rechecked.filter(({ line }) => line.fate !== 'recheck-disagrees'),
    of('withdrawn-late'),
    setClock,
  );
  return check(round, all);
}

async function preliminary(round: Round, running: Running): Promise<void> {
  const { fate, nominator } = running.line;
  const clerk = clerkOf(nominator);
  if (fate === 'withdrawn-early')
    return round.act(running, applicantOf(running), 'withdraw', { reason: '申报主体调整，主动撤回。' });
  if (fate === 'incomplete')
    return round.act(running, clerk, 'reject', { reasonCode: 'incomplete', reason: '承诺书未盖章，经提醒未补正。' });
  await round.act(running, clerk, 'accept', {});
  const against = fate === 'department-disagrees';
  await round.askDepartments(running, against);
  if (against)
    await round.act(running, clerk, 'reject', {
      reasonCode: 'department-disagrees',
      reason: '有关部门不同意推荐，理由成立。',
    });
  else
    await round.act(running, clerk, 'conclude', { note: '各部门同意推荐。', notAsked: '本技术不涉及其余部门的职责。' });
}

async function check(round: Round, all: Running[]): Promise<Map<string, number>> {
  const wrong: string[] = [];
  const sections = new Map<string, number>();
  await each('results checked', all, LANES, async (running) => {
    const { case: row } = await round.view(applicantOf(running), running);
    const end = ENDS[running.line.fate];
    if (row.state !== end.state || (end.reason !== null && row.reasonCode !== end.reason))
      wrong.push(`${running.line.company} (${running.line.fate}): ${row.state} ${row.reasonCode ?? ''}`);
    else if (running.line.fate === 'published')
      sections.set(running.line.technology.area, (sections.get(running.line.technology.area) ?? 0) + 1);
  });
  if (wrong.length > 0) throw new Error(`Cases that did not end as planned:\n${wrong.join('\n')}`);
  return sections;
}
