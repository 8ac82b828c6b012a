import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isBeaconSignature, verifyText, witnessDigest, type SeedPlace } from '@linxuan/draw';
import { ProcessHarness, queueKindOfRun, type SessionClient } from '@linxuan/testing';
import { ProgrammeStory } from './support/programme-story';

jest.setTimeout(300_000);

const CLI = resolve(__dirname, '../../dist/apps/cli/main.mjs');
const thrown = (die: number) => ({
  dice: Array.from({ length: 20 }, (_, n) => 1 + ((n + die) % 6)),
  nonce: String(die).padStart(32, '0'),
});
interface Round {
  seq: number;
  place: SeedPlace;
  panels: { drawn: { code: string }[] }[];
}

/** From the freezing over two witnesses to the seats, with the public site beside it. */
describe(`a draw that outsiders check, with the queue on ${queueKindOfRun()}`, () => {
  let product: ProcessHarness;
  const folder = mkdtempSync(join(tmpdir(), 'linxuan-draws-'));
  beforeAll(async () => {
    product = await ProcessHarness.start({ editions: [] });
    await product.setClock('2026-03-10T01:00:00.000Z');
    await product.startPortal();
  });
  afterAll(async () => {
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const read = async (path: string): Promise<string> => {
    const answer = await fetch(`${product.portalOrigin}${path}`);
    expect([path, answer.status]).toEqual([path, 200]);
    return answer.text();
  };
  /** What the command says of a text, and how it ends. */
  const verified = (text: string, ...options: string[]): string => {
    const file = join(folder, 'transcript.json');
    writeFileSync(file, text);
    try {
      return execFileSync(process.execPath, [CLI, 'draw', 'verify', file, ...options], { encoding: 'utf8' });
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  };

  it('is published before the seed, drawn by two people, and the same wherever it is drawn again', async () => {
    const story = new ProgrammeStory(product);
    await story.open('efficiency-leaders');
    const caseId = await story.applied(1, '1');
    const south = await story.as('demo-efficiency-44', 'nominator-clerk');
    await story.must(south, 'case', caseId, 'accept');
    await story.must(south, 'case', caseId, 'nominate');
    const letter = { number: '演示〔2026〕2号', date: '2026-03-10', signatories: ['演示单位'] };
    const dossier = await story.dossier('nomination', 'demo-efficiency-44');
    await story.must(south, 'dossier', dossier, 'prepare', letter);
    await story.must(await story.as('demo-efficiency-44', 'nominator-lead'), 'dossier', dossier, 'release');
    const [clerk, lead] = [await story.clerk(), await story.lead()];
    await story.must(clerk, 'dossier', dossier, 'receive', {});
    const experts: SessionClient[] = [];
    for (let n = 0; n < 9; n += 1) experts.push(await story.as(`inst-north-energy`, 'expert', `draw-expert-${n}`));

    const list = await clerk.get<{ minExperts: number; candidates: { id: string }[] }>(
      `/api/draw-rounds?editionId=${story.editionId}&stage=defence`,
    );
    expect(list).toMatchObject({ status: 200, body: { candidates: [{ id: caseId }] } });
    const frozen = await clerk.send<{ id: string }>('POST', '/api/draw-rounds', {
      editionId: story.editionId,
      stage: 'defence',
      cases: [caseId],
      seats: Math.max(3, list.body.minExperts),
      perEmployer: null,
      perGroup: null,
      perRegion: null,
      areaAtLeast: 0,
      seniorsAtLeast: 0,
      source: { kind: 'witnesses' },
    });
    expect(frozen.status).toBe(201);
    const { id } = frozen.body;
    const round = async () => (await clerk.get<Round>(`/api/draw-rounds/${id}`)).body;
    const { place } = await round();
    const act = async (client: SessionClient, body: Record<string, unknown>) => {
      const done = await client.send('POST', `/api/draw-rounds/${id}/acts`, {
        seq: (await round()).seq + 1,
        act: body,
      });
      expect([body['type'], done.status]).toEqual([body['type'], 200]);
    };
    const before = JSON.parse(await read(`/draws/${id}/transcript.json`)) as Record<string, unknown>;
    expect(before).toMatchObject({ commitment: place.commitment, experts: null, entries: [] });

    for (const [client, witness] of [
      [clerk, 1],
      [lead, 2],
    ] as const)
      await act(client, { type: 'witness-committed', witness, digest: witnessDigest(place, witness, thrown(witness)) });
    await act(clerk, { type: 'witness-revealed', witness: 1, ...thrown(1) });
    await act(lead, { type: 'witness-revealed', witness: 2, ...thrown(2) });

    const text = await read(`/draws/${id}/transcript.json`);
    expect(await read(`/en/draws/${id}/transcript.json`)).toBe(text);
    expect(verifyText(text, { isBeaconSignature, noted: { commitment: place.commitment } })).toMatchObject({
      ok: true,
    });
    expect(verified(text, '--commitment', place.commitment)).toContain('YES');
    const [first = '', second = ''] = (await round()).panels[0]?.drawn.map(({ code }) => code) ?? [];
    const forged = text.replaceAll(`"${first}","${second}"`, `"${second}","${first}"`);
    expect(forged).not.toBe(text);
    expect(verified(forged)).toContain('NO: the transcript differs');

    for (const language of ['', '/en']) {
      expect(await read(`${language}/draws`)).toContain(`/draws/${id}`);
      expect(await read(`${language}/draws/${id}`)).toContain(place.commitment);
    }
    const page = await fetch(`${product.portalOrigin}/draws/${id}`);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect((await fetch(product.portalOrigin)).headers.get('content-security-policy')).not.toContain('script-src');
    expect(Buffer.byteLength(await read('/assets/draw.js'))).toBeLessThanOrEqual(40 * 1024);
    expect(await read('/assets/draw-beacon.js')).toContain('isBeaconSignature');

    const own = await Promise.all(
      experts.map((one) => one.get<{ data: { code: string }[] }>('/api/my-draw-codes').then(({ body }) => body.data)),
    );
    expect(new Set(own.map(([row]) => row?.code)).size).toBe(experts.length);
    // A draw binds: others than those who were drawn are refused a seat.
    const seated = await story.act(clerk, 'case', caseId, 'seat', {
      experts: await story
        .rows<{ id: string }>(
          `SELECT user_id AS id FROM draw_expert WHERE round_id = $1 AND NOT code = ANY($2) ORDER BY code LIMIT 3`,
          id,
          (await round()).panels[0]?.drawn.map(({ code }) => code),
        )
        .then((rows) => rows.map((row) => row.id)),
      session: { title: '第一场', at: '2026-03-10T01:00:00.000Z', place: '北京' },
    });
    expect(seated.body).toMatchObject({ code: 'draw.otherPerson' });
  });
});
