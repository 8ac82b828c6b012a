import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ACTION_WORDS, problemText } from '@linxuan/contracts';
import { compile, emptyWorkingSet, TASK_WORDS, type DecisionContext, type ProgrammeDefinition } from '@linxuan/domain';
import { parse } from 'yaml';
import { editionSources } from './edition-sources';
import { readEdition } from './import-edition';

const CONFIG = resolve(__dirname, '../../../config');
const ORGANISATIONS = readdirSync(join(CONFIG, 'organisations')).flatMap(
  (name) =>
    (parse(readFileSync(join(CONFIG, 'organisations', name), 'utf8')) as { organisations?: object[] }).organisations ??
    [],
);
const EDITIONS = readdirSync(join(CONFIG, 'programmes')).flatMap((programme) =>
  readdirSync(join(CONFIG, 'programmes', programme)).map((name) => [programme, name.replace('.yaml', '')] as const),
);
const definitionOf = (programme: string, edition: string): ProgrammeDefinition => {
  const { definition } = readEdition(editionSources(CONFIG, programme, edition), ORGANISATIONS as never);
  if (!definition) throw new Error('The edition cannot be read');
  return definition;
};
/** Acts that no machine has and the ledger keeps: of opening, of recorded orders and of a new version. */
const ORDERED = ['open', 'postpone', 'hand-over', 'migrate'];
/** A code of a rule, an action, a role or an organisation; no Chinese sentence says one. */
const CODE = /[a-z]+(?:-[a-z0-9]+)+|\b(?:return|submit|accept|conclude|release)\b/;

describe('codes are said in words', () => {
  it.each(EDITIONS)('where a condition is not judged or not met: %s %s', (programme, edition) => {
    const definition = definitionOf(programme, edition);
    const rules = definition.eligibility as { id: string }[];
    const accepts = compile(definition).actions.filter(
      ({ name, guards }) => name === 'accept' && guards.includes('noRuleUnmet'),
    );
    const verdicts = (verdict: string, computed: string, of = rules) =>
      of.map(({ id }) => ({ ruleId: id, computed, verdict }));
    for (const { decide } of accepts)
      for (const [index, rule] of rules.entries())
        for (const given of [
          verdicts(
            'met',
            'met',
            rules.filter((one) => one !== rule),
          ),
          verdicts('met', 'met').with(index, { ruleId: rule.id, computed: 'not-met', verdict: 'met' }),
          verdicts('met', 'met').with(index, { ruleId: rule.id, computed: 'not-met', verdict: 'not-met' }),
        ]) {
          const context = {
            def: definition,
            workingSet: emptyWorkingSet(),
            outside: {},
            command: { payload: { verdicts: given } },
          };
          const refusal = decide(context as unknown as DecisionContext) as {
            code: string;
            params: Record<string, string>;
          };
          const { detail } = problemText(refusal.code, refusal.params, 'zh');
          expect([rule.id, detail, CODE.test(detail)]).toEqual([rule.id, detail, false]);
          // An id of one word may be a word of the title too.
          const english = problemText(refusal.code, refusal.params, 'en').detail;
          expect(rule.id.includes('-') && english.includes(rule.id)).toBe(false);
        }
  });

  it.each(EDITIONS)('for every action of %s %s', (programme, edition) => {
    const names = [...new Set(compile(definitionOf(programme, edition)).actions.map(({ name }) => name)), ...ORDERED];
    for (const language of ['zh', 'en'] as const)
      expect(names.filter((name) => !(ACTION_WORDS[language] as Record<string, string>)[name])).toEqual([]);
  });

  it('for every kind of task, in sentences without codes', () => {
    for (const [kind, { zh, en }] of Object.entries(TASK_WORDS))
      expect([kind, CODE.test(zh), en === kind]).toEqual([kind, false, false]);
  });

  it.each(EDITIONS)('for every reason that %s %s offers', (programme, edition) => {
    const reasons = definitionOf(programme, edition).stages.flatMap((stage) =>
      'rejectReasons' in stage ? (stage.rejectReasons as { code: string; text: { zh: string } }[]) : [],
    );
    for (const { code, text } of reasons) expect([code, text.zh !== '' && !CODE.test(text.zh)]).toEqual([code, true]);
  });
});
