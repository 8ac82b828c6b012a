import type { FastifyInstance } from 'fastify';
import { edgeAdapter } from './guard-edge';

describe('an address that is no text', () => {
  it.each(['/api/cases/%zz', '/api/cases/%E4%B8', '/%'])(
    'is refused with a problem, in the language asked for: %s',
    async (url) => {
      const server = edgeAdapter({}).getInstance() as unknown as FastifyInstance;
      server.get('/api/cases/:id', () => 'found');
      const answer = await server.inject({ url, headers: { 'accept-language': 'en' } });
      expect([answer.statusCode, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
        400,
        'application/problem+json; charset=utf-8',
        'no-store',
      ]);
      expect(answer.json()).toMatchObject({ code: 'request.malformed', status: 400 });
      await server.close();
    },
  );
});
