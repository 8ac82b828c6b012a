import { checkProgramme } from './check';
import type { ProgrammeDefinition, StageDefinition, StageKindName } from './definition';
import { deliveredEdition, materialOf } from './testing/delivered-editions.spec-support';

const LEADERS = deliveredEdition('own/efficiency-leaders');
const REPORTS = deliveredEdition('own/yearly-energy-reports');

/** What the check finds in an edition that was changed. */
function found(edition: typeof LEADERS, change: (definition: ProgrammeDefinition) => void) {
  const definition = structuredClone(edition.definition);
  change(definition);
  return checkProgramme(definition, materialOf(edition)).map(({ code, path, severity }) => [code, path, severity]);
}
function stageOf<K extends StageKindName>(
  { stages }: ProgrammeDefinition,
  kind: K,
): Extract<StageDefinition, { kind: K }> {
  const stage = stages.find((one): one is Extract<StageDefinition, { kind: K }> => one.kind === kind);
  if (!stage) throw new Error(`No ${kind}`);
  return stage;
}

describe('the vote of a committee, as it is checked', () => {
  it('is right as the edition has it', () => {
    expect(found(LEADERS, () => undefined)).toEqual([]);
  });

  it.each([
    ['quorum', { atLeast: '4/3' }],
    ['quorum', { moreThan: '1/1' }],
    ['majority', { atLeast: '3/2', of: 'present' }],
    ['majority', { moreThan: '2/2', of: 'members' }],
  ] as const)('has a %s that can be reached: %j is none', (part, threshold) => {
    const at = LEADERS.definition.stages.findIndex(({ kind }) => kind === 'committee-vote');
    expect(found(LEADERS, (d) => Object.assign(stageOf(d, 'committee-vote'), { [part]: threshold }))).toEqual([
      ['vote.unreachable', `/stages/${at}/${part}`, 'error'],
    ]);
  });

  it('may need everybody, and is warned of where less than half is enough', () => {
    const quorum = (atLeast: string) => found(LEADERS, (d) => void (stageOf(d, 'committee-vote').quorum = { atLeast }));
    expect([quorum('1/1'), quorum('1/2')]).toEqual([[], []]);
    expect(quorum('1/3').map(([code, , severity]) => [code, severity])).toEqual([['vote.minority', 'warning']]);
  });

  it('has reasons to choose from', () => {
    expect(found(LEADERS, (d) => void (stageOf(d, 'committee-vote').rejectReasons = [])).map(([code]) => code)).toEqual(
      ['reason.none'],
    );
  });
});

describe('recurring reports, as they are checked', () => {
  it('may end a programme, and stand nowhere else', () => {
    expect(found(REPORTS, () => undefined)).toEqual([]);
    const moved = found(REPORTS, ({ stages }) => void stages.splice(1, 0, ...stages.splice(-1)));
    expect(moved.map(([code]) => code)).toEqual(['flow.behind-reports', 'flow.no-end']);
  });
});

describe('a nomination that takes nothing after its date', () => {
  it('has no word for late, unless the day of the postmark decides', () => {
    expect(found(LEADERS, () => undefined)).toEqual([]);
    const posted = found(LEADERS, (d) => void (stageOf(d, 'nomination').deadline.proof = 'postmark'));
    expect(posted.map(([code]) => code)).toEqual(['reason.unworded']);
  });
});
