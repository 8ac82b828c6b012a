import { deriveId, type Actor } from '@linxuan/domain';
import { ProcessHarness, type SessionClient } from '@linxuan/testing';
import { answers, everyRoute, everythingWritten, type Route } from './support/every-route';

jest.setTimeout(180_000);

const ORG = 'ndrc-440000';
const IN_TIME = '2024-07-15T01:00:00.000Z';

/** A deputy of a clerk, acting as one, with what it takes to end that. */
interface Deputation {
  principal: Actor;
  deputy: Actor;
  id: string;
  client: SessionClient;
}

/** Whatever has an end, ended: who acted by it is refused on every route, writes nothing, and hears nothing more. */
describe('the ends of rights', () => {
  let product: ProcessHarness;
  let operator: SessionClient;
  let secondOperator: SessionClient;
  let routes: Route[];
  let caseId: string;

  beforeAll(async () => {
    product = await ProcessHarness.start({ workers: 0 });
    caseId = await product.engine.pooled(1);
    const root = await product.engine.person('root', await product.engine.enterprise('operations'), 'operator');
    operator = await product.client(root);
    secondOperator = await product.client(await product.engine.person('root two', 'operations', 'operator'));
    routes = await everyRoute(product, {
      subjects: 'cases',
      '{subjects}/id': caseId,
      'cases/id': caseId,
      caseId,
      subjectType: 'case',
      type: 'case',
      action: 'nominate',
    });
  });
  afterAll(() => product.stop());

  const membershipOf = ({ userId, orgId, role }: Actor) => deriveId(userId, `${orgId}/${role}`);
  const sql = (text: string, values: unknown[]): Promise<unknown> => product.engine.work.source.query(text, values);
  const must = async (client: SessionClient, method: string, path: string, body?: unknown) => {
    const answer = await client.send(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };

  /** One operator proposes it, another confirms. */
  const endRole = async (person: Actor) => {
    const { id } = await must(operator, 'POST', `/api/operator/memberships/${membershipOf(person)}/end`);
    await must(secondOperator, 'POST', `/api/operator/grants/${String(id)}/confirm`);
  };

  async function deputation(name: string, from = '2024-07-15', to = '2024-07-17'): Promise<Deputation> {
    const principal = await product.engine.person(`${name} principal`, ORG, 'nominator-clerk');
    const deputy = await product.engine.person(`${name} deputy`, ORG, 'nominator-lead');
    const own = await product.signIn(principal);
    const { id } = await must(own, 'POST', '/api/deputies', {
      membershipId: membershipOf(principal),
      deputyUser: deputy.userId,
      from,
      to,
    });
    const client = await product.signIn(deputy);
    await client.switchTo(membershipOf(principal));
    const now = await must(client, 'GET', '/api/session');
    expect(now['membership']).toMatchObject({ actingFor: `${name} principal`, role: 'nominator-clerk' });
    await must(client, 'POST', `/api/cases/${caseId}/notes`, { kind: 'note', body: `${name} 可以写` });
    return { principal, deputy, id: String(id), client };
  }

  const DEPUTATIONS: Record<string, { end(one: Deputation): Promise<unknown>; answer: string }> = {
    'the deputation has run out': {
      end: () => product.setClock('2024-07-20T01:00:00.000Z'),
      answer: '403 session.roleEnded',
    },
    'the deputation has not begun': {
      end: () => product.setClock('2024-07-12T01:00:00.000Z'),
      answer: '403 session.roleEnded',
    },
    'the deputation was taken back': {
      end: async ({ principal, id }) => must(await product.signIn(principal), 'DELETE', `/api/deputies/${id}`),
      answer: '403 session.roleEnded',
    },
    'the principal is disabled': {
      end: ({ principal }) => must(operator, 'POST', `/api/operator/users/${principal.userId}/disable`),
      answer: '403 session.roleEnded',
    },
    'the principal’s role was ended': {
      end: ({ principal }) => endRole(principal),
      answer: '403 session.roleEnded',
    },
    'the deputy has left the organisation': {
      end: ({ deputy }) => endRole(deputy),
      answer: '403 session.roleEnded',
    },
    'the deputy is disabled': {
      end: ({ deputy }) => must(operator, 'POST', `/api/operator/users/${deputy.userId}/disable`),
      answer: '401 session.required',
    },
    'the deputy got a new first password': {
      end: ({ deputy }) =>
        sql(`UPDATE app_user SET password_hash = 'another', must_change = true WHERE id = $1`, [deputy.userId]),
      answer: '401 session.required',
    },
    'the session was not used for hours': {
      end: ({ client }) => sql(`UPDATE session SET expires_at = now() WHERE csrf = $1`, [client.csrf]),
      answer: '401 session.required',
    },
    'the session is older than a working day, however much it was used': {
      end: ({ client }) =>
        sql(`UPDATE session SET created_at = now() - interval '12 hours' WHERE csrf = $1`, [client.csrf]),
      answer: '401 session.required',
    },
    'the session was signed out': {
      end: ({ client }) => must(client, 'DELETE', '/api/session'),
      answer: '401 session.required',
    },
  };

  it('knows every route', () => {
    expect(routes.length).toBeGreaterThan(150);
    expect(routes.map(({ pattern }) => pattern)).toEqual(
      expect.arrayContaining(['/api/{subjects}/{id}/actions/{action}', '/api/events', '/api/uploads/{id}']),
    );
  });

  it.each(Object.keys(DEPUTATIONS))('are met on every route when %s', async (what) => {
    const kind = DEPUTATIONS[what];
    const one = await deputation(what);
    const stream = await fetch(`${product.origin}/api/events`, { headers: { cookie: one.client.cookie } });
    expect(stream.status).toBe(200);
    const ended = stream.text();
    await kind?.end(one);
    const before = await everythingWritten(product);
    const found = await answers(one.client, product.origin, routes);
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((route) => [route, kind?.answer])));
    expect(await everythingWritten(product)).toEqual(before);
    expect(await ended).toContain('{"reason":"session"}');
    await product.setClock(IN_TIME);
  });

  it('lets a deputy go on in a role of their own, and says what has ended', async () => {
    const { principal, deputy, id, client } = await deputation('falls back');
    await must(await product.signIn(principal), 'DELETE', `/api/deputies/${id}`);
    const first = await must(client, 'GET', '/api/session');
    expect(first).toMatchObject({
      membership: { role: 'nominator-lead', actingFor: null },
      ended: { role: 'nominator-clerk', orgId: ORG, actingFor: 'falls back principal' },
    });
    // The page that was made for the deputation stays without effect.
    const path = `/api/cases/${caseId}/notes`;
    expect(await client.send('POST', path, { kind: 'note', body: '过期的页面' })).toMatchObject({
      status: 409,
      body: { code: 'session.otherPrincipal' },
    });
    client.principal = String(first['principal']);
    expect((await client.send('POST', path, { kind: 'note', body: '本人' })).status).toBe(201);
    expect((await client.switchTo(membershipOf(deputy))).body).toMatchObject({ ended: null });
  });

  it('end a calendar’s address with its person', async () => {
    const person = await product.engine.person('calendar', ORG, 'nominator-clerk');
    const client = await product.signIn(person);
    const feed = async () => {
      const { url } = await must(client, 'POST', '/api/preferences/feed');
      return new URL(String(url)).pathname;
    };
    const status = async (path: string) => (await fetch(product.origin + path)).status;
    const path = await feed();
    expect(await status(path)).toBe(200);
    await endRole(person);
    expect(await status(path)).toBe(404);
    const other = await product.engine.person('calendar two', ORG, 'nominator-clerk');
    const second = await product.signIn(other);
    const { url } = await must(second, 'POST', '/api/preferences/feed');
    await sql(`UPDATE app_user SET password_hash = 'another', must_change = true WHERE id = $1`, [other.userId]);
    expect(await status(new URL(String(url)).pathname)).toBe(404);
  });
});
