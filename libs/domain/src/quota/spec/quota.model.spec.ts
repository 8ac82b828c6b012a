import fc from 'fast-check';
import type { QuotaAccount, QuotaSlot, ReleaseCause, SlotRule } from '..';
import { claim, free, holdersOf } from '..';
import type { Model } from './model';
import { modelClaim, modelMove, modelRelease, newModel } from './model';

/** One nominator's account as the implementation sees it; the flags are facts that the caller supplies. */
interface Office {
  readonly account: QuotaAccount<SlotRule>;
  slots: readonly QuotaSlot[];
}

/** After every step: same holders in the same states, never over the cap, every number once and within the cap. */
function compare(model: Model, office: Office): void {
  const holders = holdersOf(office.slots);
  expect(new Map(holders.map(({ caseId, state }) => [caseId, state]))).toEqual(model.holders);
  expect(holders.length).toBe(model.holders.size);
  expect(holders.length <= model.cap).toBe(true);
  const numbers = office.slots.map(({ number }) => number);
  expect(numbers).toEqual([...new Set(numbers)].filter((number) => number >= 1 && number <= model.cap));
}

const step = (name: string, run: (model: Model, office: Office) => void): fc.Command<Model, Office> => ({
  check: () => true,
  run: (model, office) => {
    run(model, office);
    compare(model, office);
  },
  toString: () => name,
});

const claimStep = (name: string, caseId: string): fc.Command<Model, Office> =>
  step(`${name} ${caseId}`, (model, office) => {
    const result = claim(office.account, office.slots, caseId);
    expect(!result.refused).toBe(modelClaim(model, caseId));
    if (!result.refused) office.slots = result.slots;
  });

const releaseStep = (cause: ReleaseCause, caseId: string): fc.Command<Model, Office> =>
  step(`${cause} ${caseId}`, (model, office) => {
    const { receipted, deadlinePassed } = model;
    office.slots = free(office.slots, caseId, { cause, receipted, deadlinePassed }).slots;
    if (cause !== 'correction') modelRelease(model, caseId);
  });

const recallAll = step('recall batch', (model, office) => {
  for (const { caseId } of holdersOf(office.slots)) {
    const { receipted, deadlinePassed } = model;
    office.slots = free(office.slots, caseId, { cause: 'recall', receipted, deadlinePassed }).slots;
    modelRelease(model, caseId);
  }
});

/** The slots of these cases on their way: what the workflow writes when a batch is sent and received. */
const moved = (slots: readonly QuotaSlot[], cases: readonly string[], state: QuotaSlot['state']): QuotaSlot[] =>
  slots.map((slot) => (slot.caseId !== null && cases.includes(slot.caseId) ? { ...slot, state } : slot));

const send = step('send', (model, office) => {
  const waiting = holdersOf(office.slots)
    .filter(({ state }) => state !== 'spent')
    .map(({ caseId }) => caseId);
  office.slots = moved(office.slots, waiting, 'transmitted');
  modelMove(model, 'transmitted');
});

const receipt = step('receipt', (model, office) => {
  const sent = holdersOf(office.slots)
    .filter(({ state }) => state === 'transmitted')
    .map(({ caseId }) => caseId);
  if (sent.length === 0) return;
  office.slots = moved(office.slots, sent, 'spent');
  modelMove(model, 'spent');
  model.receipted = true;
});

const deadline = step('deadline', (model) => {
  model.deadlinePassed = true;
});

const cases = fc.integer({ min: 1, max: 10 }).map((n) => `case-${n}`);
const commands = [
  cases.map((caseId) => claimStep('nominate', caseId)),
  cases.map((caseId) => claimStep('nominate', caseId)),
  cases.map((caseId) => claimStep('revive', caseId)),
  cases.map((caseId) => releaseStep('correction', caseId)),
  cases.map((caseId) => releaseStep('rejection', caseId)),
  cases.map((caseId) => releaseStep('withdrawal', caseId)),
  cases.map((caseId) => releaseStep('recall', caseId)),
  fc.constant(recallAll),
  fc.constant(send),
  fc.constant(receipt),
  fc.constant(deadline),
];

describe('a hard cap against its model', () => {
  it.each([1, 2, 6])('agrees after every step of random stories, cap %s', (cap) => {
    fc.assert(
      fc.property(fc.commands(commands, { maxCommands: 60, size: 'max' }), (story) => {
        const rule = { id: 'cap', source: '发改办环资〔2024〕528号' };
        const office = (): Office => ({ account: { id: 'p', rule: { type: 'hard', cap, rule } }, slots: [] });
        fc.modelRun(() => ({ model: newModel(cap), real: office() }), story);
      }),
      { numRuns: 150 },
    );
  });
});
