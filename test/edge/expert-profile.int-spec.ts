import type { ExpertDetailDto, ExpertDto } from '@linxuan/contracts';
import { ApiUnderTest, type Caller } from './api-under-test';

jest.setTimeout(300_000);

/** The own profile and the secretariat's pool over HTTP, as their pages ask for them. */
describe('the pool of experts over HTTP', () => {
  let api: ApiUnderTest;
  let expert: Caller;
  let clerk: Caller;
  const send = async (caller: Caller, method: string, path: string, body?: unknown) => {
    const { status, body: said } = await api.send(
      caller,
      method as 'POST',
      `/api/${path}`,
      body === undefined ? undefined : JSON.stringify(body),
    );
    return { status, said: said as unknown as ExpertDetailDto & { fields?: { pointer: string }[]; code?: string } };
  };
  const profile = { title: '研究员', level: 'senior', loadCap: 5, awayFrom: null, awayUntil: null, consent: true };
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    await api.engine.enterprise('enterprise-1');
    await api.signIn();
    expert = api.caller(['expert']) as Caller;
    clerk = api.caller(['authority-clerk']) as Caller;
  });
  afterAll(() => api.stop());

  it('is filled by the expert and vetted by the secretariat', async () => {
    expect((await send(expert, 'GET', 'expert-profile')).said).toMatchObject({
      version: 0,
      vetting: 'none',
      facts: [],
    });
    expect((await send(expert, 'PUT', 'expert-profile', { version: 0, ...profile })).said.version).toBe(1);
    const fact = { kind: 'employment', party: '某研究院（演示）', since: '2015-07-01', until: '2020-06-30' };
    const { status, said } = await send(expert, 'POST', 'expert-profile/facts', fact);
    expect([status, said.facts.map(({ party, until }) => [party, until])]).toEqual([
      201,
      [['某研究院（演示）', '2020-06-30']],
    ]);
    const listed = await send(clerk, 'GET', 'experts?level=senior&free=true');
    const { data, total } = listed.said as unknown as { data: ExpertDto[]; total: number };
    expect([total, data[0]?.loadCap]).toEqual([1, 5]);
    const id = data[0]?.id ?? '';
    expect((await send(clerk, 'GET', `experts/${id}`)).said.facts).toHaveLength(1);
    const until = said.facts[0]?.enteredAt.replace(/^(\d{4}).*/, (_, year: string) => `${Number(year) + 1}-01-31`);
    expect((await send(clerk, 'POST', `experts/${id}/vetting`, { version: 1, until })).said.vetting).toBe('valid');
    const back = await send(expert, 'DELETE', `expert-profile/facts/${said.facts[0]?.id ?? ''}`);
    expect([back.status, back.said.facts, back.said.withdrawn.length, back.said.vetting]).toEqual([
      200,
      [],
      1,
      'changed',
    ]);
  });

  it('names the field and the rule of what is not taken, and keeps what others may not see from them', async () => {
    const patent = await send(expert, 'POST', 'expert-profile/facts', { kind: 'patent', party: '' });
    expect([patent.status, patent.said.code, patent.said.fields?.map(({ pointer }) => pointer)]).toEqual([
      422,
      'expert.fact',
      ['/number'],
    ]);
    const half = await send(expert, 'PUT', 'expert-profile', { version: 1, ...profile, awayFrom: '2024-07-01' });
    expect([half.status, half.said.code]).toEqual([422, 'expert.away']);
    const stale = await send(expert, 'PUT', 'expert-profile', { version: 0, ...profile });
    expect([stale.status, stale.said.code]).toEqual([409, 'expert.profileChanged']);
    for (const role of ['publicity-officer', 'enterprise-clerk', 'operator', 'expert'] as const)
      expect((await send(api.caller([role]) as Caller, 'GET', 'experts')).status).toBe(404);
    expect((await send(clerk, 'GET', 'expert-profile')).status).toBe(404);
  });
});
