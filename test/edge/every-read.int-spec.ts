import { operationsOf, type OperationFacts } from '@linxuan/platform';
import { ApiUnderTest } from './api-under-test';

/** Never ends by itself. */
const STREAM = 'LiveController.stream';
/**
 * Reads of things that a round has only in its late stages, or that a person opens first; stories in end-to-end tests
 * reach them.
 */
const LATE: string[] = [
  'CalendarController.feed',
  'CalendarController.session',
  'CaseDocumentController.draw',
  'CodeConfirmationController.licence',
  'DecisionRoomController.table',
  'DecisionRoomController.view',
  'DossierController.draw',
  'DossierController.scan',
  'DrawRoundController.round',
  'EvaluationPaperController.eligibility',
  'EvaluationPaperController.listMinutes',
  'EvaluationPaperController.minutes',
  'EvaluationPaperController.review',
  'EvaluationPaperController.sheet',
  'EvaluationPaperController.summary',
  'ExpertProfileController.one',
  'FileController.download',
  'FileController.status',
  'HealthController.ready',
  'MetricsController.metrics',
  'MinistryController.conditionWorksheet',
  'MinistryController.receipt',
  'NominationController.departments',
  'NominationController.returnDate',
  'OrderController.officials',
  'OrderController.organisations',
  'PanelController.panel',
  'PanelController.pool',
  'PanelController.seat',
  // Of versions that are not open, which somebody tries out.
  'PlayController.offers',
  'PlayController.show',
  'PublicationController.entry',
  'PublicationController.noticeDetail',
  'PublicationController.objection',
  'PublicationController.objectionFile',
  'PublicationPaperController.catalogue',
  'PublicationPaperController.notice',
  'RegistrationController.licence',
  'ReviewController.worksheet',
  // Leads to the public site.
  'SessionController.registration',
];

jest.setTimeout(600_000);

describe('every operation that reads', () => {
  let api: ApiUnderTest;
  let reads: OperationFacts[];
  let ids: Record<string, string>;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    const caseId = await api.engine.pooled(1);
    const one = async (sql: string): Promise<string> =>
      ((await api.engine.work.source.query(sql)) as { id: string }[])[0]?.id ?? '';
    ids = {
      cases: caseId,
      condition: caseId,
      reviews: caseId,
      entries: caseId,
      worksheets: caseId,
      opinions: await one(`SELECT id FROM opinion LIMIT 1`),
      dossiers: await one(`SELECT id FROM dossier WHERE owner_org = 'ndrc-440000' LIMIT 1`),
      receipts: await one(`SELECT id FROM dossier WHERE owner_org = 'ndrc-440000' LIMIT 1`),
      files: await one(`SELECT id FROM attachment LIMIT 1`),
      requests: await one(`SELECT id FROM transition_request LIMIT 1`),
      users: await one(`SELECT id FROM app_user WHERE login LIKE 'clerk%' LIMIT 1`),
      organisations: 'ndrc-440000',
      registrations: await registered(api),
    };
    await api.signIn();
    reads = operationsOf(api.app).filter(({ method, name }) => method === 'GET' && name !== STREAM);
  });
  afterAll(() => api.stop());

  const valueOf = (path: string, name: string): string => {
    const [subject = ''] = path.split('/').filter((part) => part !== '');
    if (name === 'version') return '1';
    if (name === 'org') return 'ndrc-440000';
    if (name === 'desk') return 'nomination';
    if (name === 'stage') return 'nomination';
    if (name === 'subjectType') return 'case';
    if (name === 'part') return 'definition';
    if (/edition|programme/.test(path)) return 'green-technology-2024';
    // `/operator/users/:id`: the nearest word says whose id it is, else the first one.
    const nearest = path.split(`/:${name}`)[0]?.split('/').at(-1) ?? '';
    return ids[nearest] ?? ids[subject] ?? ids['cases'] ?? '';
  };
  const queryOf = ({ parameters }: OperationFacts): string => {
    const wanted = parameters.filter(({ in: place, required }) => place === 'query' && required);
    const value = (name: string): string | undefined => {
      if (/edition/i.test(name)) return 'green-technology-2024';
      return /[iI]d$|case/.test(name) ? ids['cases'] : '1';
    };
    return wanted.map(({ name }) => `${name}=${value(name)}`).join('&');
  };

  it('answers somebody as it is described, but those that are named here', async () => {
    const unanswered: string[] = [];
    for (const operation of reads) {
      const path = operation.path.replace(/:(\w+)/g, (_, name: string) => valueOf(operation.path, name));
      let answered = false;
      for (const caller of api.callers) {
        if (answered || (operation.roles && !operation.roles.includes(caller.role))) continue;
        // What `send` is answered is held against the description.
        answered = (await api.send(caller, 'GET', `/api${path}?${queryOf(operation)}`)).status < 300;
      }
      if (!answered) unanswered.push(operation.name);
    }
    expect(unanswered.sort()).toEqual(LATE);
  });
});

/** A registration that waits with the nominator of Guangdong. */
async function registered(api: ApiUnderTest): Promise<string> {
  const [row]: { id: string }[] = await api.engine.work.source.query(
    `INSERT INTO registration (id, number_digest, code, org_name, region_code, person_name, phone, email, dispute, file_name, file_mime, file_size, sha, filed_at)
     VALUES (gen_random_uuid(), 'x', '91350211M000100Y43', '示例', '440000', '某人', '010-12345678', 'a@example.org', '', '营业执照.pdf', 'application/pdf', 1, repeat('0', 64), now()) RETURNING id`,
  );
  return row?.id ?? '';
}
