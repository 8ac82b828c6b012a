import { randomBytes, randomInt } from 'node:crypto';
import { DICE, witnessDigest, type SeedPlace, type Throw } from '@linxuan/draw';
import { clerkOf, leadOf, type Round, type Running } from './round';

interface RoundView {
  seq: number;
  place: SeedPlace;
}

const thrown = (): Throw => ({
  dice: Array.from({ length: DICE }, () => 1 + randomInt(6)),
  nonce: randomBytes(16).toString('hex'),
});

/**
 * A round in which experts are drawn in public (演示): frozen by the clerk, witnessed by clerk and lead, drawn, and not
 * seated yet. The last of the cases that wait stands in it, so that the others can be tried from the freezing on.
 */
export async function drawInPublic({ client, editionId }: Round, waiting: readonly Running[]): Promise<void> {
  const last = waiting.at(-1);
  if (!last || waiting.length < 2) return;
  const [clerk, lead] = [clerkOf('ndrc'), leadOf('ndrc')];
  const { id } = await client.post<{ id: string }>(clerk, '/api/draw-rounds', {
    editionId,
    stage: 'written-evaluation',
    cases: [last.id],
    seats: 3,
    perEmployer: 1,
    perGroup: null,
    perRegion: null,
    areaAtLeast: 0,
    seniorsAtLeast: 0,
    source: { kind: 'witnesses' },
  });
  const view = () => client.get<RoundView>(clerk, `/api/draw-rounds/${id}`);
  const act = async (login: string, body: Record<string, unknown>) =>
    client.post(login, `/api/draw-rounds/${id}/acts`, { seq: (await view()).seq + 1, act: body });
  const { place } = await view();
  const witnesses = [
    { login: clerk, witness: 1, dice: thrown() },
    { login: lead, witness: 2, dice: thrown() },
  ] as const;
  for (const { login, witness, dice } of witnesses)
    await act(login, { type: 'witness-committed', witness, digest: witnessDigest(place, witness, dice) });
  for (const { login, witness, dice } of witnesses)
    await act(login, { type: 'witness-revealed', witness, dice: [...dice.dice], nonce: dice.nonce });
}
