import { compile } from './compile';
import { checkProgramme } from './check';
import type { ProgrammeDefinition, StageDefinition } from './definition';
import { greenTechnology, greenTechnologyMaterial } from './testing/green-technology.spec-support';
import { expectWithin } from '../../../../test/support/time-budget';

/** An edition as large as any that will be written: 200 stages, 50 quotas, a nominator for each. */
function large(): ProgrammeDefinition {
  const definition = greenTechnology();
  const [first, ...rest] = definition.stages;
  const last = rest.pop();
  const middle = rest.filter(({ kind, route }) => kind !== 'nomination' && !route);
  const stages: StageDefinition[] = Array.from({ length: 198 }, (_, n) => ({
    ...structuredClone(middle[n % middle.length] as StageDefinition),
    id: `stage-${n}`,
  }));
  const quota = definition.quotas[0];
  return {
    ...definition,
    stages: [first as StageDefinition, ...stages, last as StageDefinition],
    quotas: Array.from({ length: 50 }, (_, n) => ({
      ...(quota as (typeof definition.quotas)[number]),
      id: `quota-${n}`,
    })),
  };
}

describe('a definition of 200 stages and 50 quotas', () => {
  it('compiles in under 200 ms and finds actions in no time', () => {
    const definition = large();
    compile(definition);
    const best = Math.min(
      ...Array.from({ length: 3 }, () => {
        const started = process.cpuUsage();
        const machine = compile(definition);
        expect([machine.stages.size, machine.states.size > 400]).toEqual([200, true]);
        const { user, system } = process.cpuUsage(started);
        return (user + system) / 1000;
      }),
    );
    process.stdout.write(`200 stages and 50 quotas compile in ${best.toFixed(1)} ms\n`);
    expectWithin('Compiling 200 stages', best, 200, 'ms');
  });

  it('is checked within seconds', () => {
    const started = process.cpuUsage();
    checkProgramme(large(), greenTechnologyMaterial());
    expectWithin('Checking 200 stages', process.cpuUsage(started).user / 1_000_000, 20, 's');
  });
});
