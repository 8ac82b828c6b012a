import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PROBLEMS } from '@linxuan/contracts';
import { compile, emptyWorkingSet, type DecisionContext } from '@linxuan/domain';
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
const OFFERS = { zh: /“逾期接收”/, en: /accept it late/i };

/** A late dossier of the stage, as the rule of its receipt sees it. */
const lateDossier = (stage: string): DecisionContext => {
  const workingSet = emptyWorkingSet();
  workingSet.dossier.set('d', { id: 'd', stage, late: true } as never);
  return { workingSet, command: { subjectId: 'd', payload: {} } } as never;
};

describe('what is said of a late dossier', () => {
  it.each(EDITIONS)('offers to take it in only where the edition does: %s %s', (programme, edition) => {
    const { definition } = readEdition(editionSources(CONFIG, programme, edition), ORGANISATIONS as never);
    if (!definition) throw new Error('The edition cannot be read');
    const { actions } = compile(definition);
    const receipts = actions.filter(({ subject, name }) => subject === 'dossier' && name === 'receive');
    for (const { stage, check } of receipts) {
      const offered = actions.some((one) => one.stage === stage && one.name === 'accept-late');
      const refusal = check?.(lateDossier(stage));
      const detail = PROBLEMS[(refusal as { code?: string } | undefined)?.code ?? '']?.detail;
      expect([stage, OFFERS.zh.test(detail?.zh ?? ''), OFFERS.en.test(detail?.en ?? '')]).toEqual([
        stage,
        offered,
        offered,
      ]);
    }
  });
});
