import { PROGRAMME_SHAPES, type EditionImportedDto, type ProgrammeProposalDto } from '@linxuan/contracts';
import { answersFor } from '../../libs/feature-programme/src/wizard/testing/answers';
import { ApiUnderTest, type Caller } from './api-under-test';

jest.setTimeout(300_000);

/** From answers to a draft over HTTP, as the page of the back office sends them. */
describe('a programme that is asked for', () => {
  let api: ApiUnderTest;
  let clerk: Caller;
  const nominators = [{ org: 'ndrc-440000', name: null, region: null, corps: false, limit: 8 }];
  const propose = (body: unknown, caller = clerk) =>
    api.send(caller, 'POST', '/api/programme-editions/import/proposal', JSON.stringify(body));
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    await api.engine.enterprise('enterprise-1');
    await api.signIn();
    clerk = api.caller(['authority-clerk']) as Caller;
  });
  afterAll(() => api.stop());

  it.each(PROGRAMME_SHAPES)('of the shape %s is written, has no error and becomes a draft', async (shape) => {
    const answers = answersFor(shape, { nominators });
    const { status, body } = await propose(answers);
    const { text, report, questions } = body as unknown as ProgrammeProposalDto;
    expect(status).toBe(200);
    expect(report.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(questions).toHaveLength(report.problems.length);
    expect(report).toMatchObject({ outcome: 'programme', version: 1, title: answers.title });
    const taken = await api.send(clerk, 'POST', '/api/programme-editions/import', JSON.stringify({ text }));
    expect(taken.body as unknown as EditionImportedDto).toEqual({
      editionId: `made-${shape}-2026`,
      version: 1,
      changed: true,
    });
  });

  it('is told at its question what is wrong, and nobody but a clerk of the authority asks', async () => {
    const { body } = await propose(answersFor('quota', { id: 'made-late', nominators, closes: '2020-01-31' }));
    const { report, questions } = body as unknown as ProgrammeProposalDto;
    expect(report.problems.map(({ code }, index) => [code, questions[index]])).toContainEqual([
      'version.past-date',
      'closes',
    ]);
    const wrong = await propose(answersFor('quota', { edition: 'next' }));
    expect([wrong.status, wrong.body.fields?.map(({ pointer }) => pointer)]).toEqual([422, ['/edition']]);
    const lead = await propose(answersFor('quota'), api.caller(['authority-lead']));
    // The route is hidden from other roles.
    expect(lead.status).toBe(404);
  });
});
