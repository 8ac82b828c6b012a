import { deriveId } from '@linxuan/domain';
import { ProcessHarness, type SessionClient } from '@linxuan/testing';
import { answers, everyRoute, everythingWritten, type Route } from './support/every-route';

jest.setTimeout(180_000);

/** One cookie, many pages: what a page of another person or role asks for is neither done nor answered. */
describe('a page and the person who is signed in', () => {
  let product: ProcessHarness;
  let routes: Route[];
  let clerk: SessionClient;
  let lead: SessionClient;
  let caseId: string;

  beforeAll(async () => {
    product = await ProcessHarness.start({ workers: 0 });
    caseId = await product.engine.pooled(1);
    clerk = await product.signIn(await product.engine.person('one', 'ndrc-440000', 'nominator-clerk'));
    const both = await product.engine.person('two', 'ndrc-440000', 'nominator-clerk');
    await product.engine.person('two', 'ndrc-440000', 'nominator-lead');
    lead = await product.signIn(both);
    routes = await everyRoute(product, {
      subjects: 'cases',
      '{subjects}/id': caseId,
      'cases/id': caseId,
      caseId,
      action: 'nominate',
    });
  });
  afterAll(() => product.stop());

  const all = (found: Record<string, string>, answer: string) =>
    Object.fromEntries(Object.keys(found).map((route) => [route, answer]));

  it('answers no route to a page that was made for another person', async () => {
    const before = await everythingWritten(product);
    const found = await answers(lead, product.origin, routes, { 'x-acting-as': clerk.principal });
    expect(found).toEqual(all(found, '409 session.otherPrincipal'));
    expect(await everythingWritten(product)).toEqual(before);
  });

  it('answers no route to a page that was made for another role of the same person', async () => {
    const page = lead.principal;
    const id = deriveId('sample-person', 'two');
    await lead.switchTo(deriveId(id, 'ndrc-440000/nominator-lead'));
    const before = await everythingWritten(product);
    const found = await answers(lead, product.origin, routes, { 'x-acting-as': page });
    expect(found).toEqual(all(found, '409 session.otherPrincipal'));
    expect(await everythingWritten(product)).toEqual(before);
  });

  it('takes no write that does not say for whom its page was made, with the token or without', async () => {
    const writes = routes.filter(({ method }) => method !== 'GET');
    const before = await everythingWritten(product);
    for (const [csrf, answer] of [
      [lead.csrf, '428 session.principalMissing'],
      ['', '403 session.csrf'],
    ] as const) {
      const silent = Object.assign(Object.create(lead) as SessionClient, { csrf });
      const found: Record<string, string> = {};
      for (const { method, path, pattern } of writes) {
        const response = await fetch(product.origin + path, {
          method,
          headers: { cookie: silent.cookie, 'x-csrf-token': silent.csrf },
        });
        found[`${method} ${pattern}`] = `${response.status} ${((await response.json()) as { code: string }).code}`;
      }
      expect(found).toEqual(all(found, answer));
    }
    expect(await everythingWritten(product)).toEqual(before);
  });

  it('takes the principal of an address that the browser opens by itself from its query', async () => {
    const get = async (as: string) =>
      (await lead.get(`/api/cases?page=1&perPage=5&actingAs=${encodeURIComponent(as)}`)).status;
    expect([await get(lead.principal), await get(clerk.principal), await get('')]).toEqual([200, 409, 409]);
  });

  it('tells any page who is signed in', async () => {
    const answer = await lead.send('GET', '/api/session', undefined, { 'x-acting-as': clerk.principal });
    expect(answer).toMatchObject({ status: 200, body: { principal: lead.principal, ended: null } });
  });
});
