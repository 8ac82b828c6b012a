import { createHash, randomUUID } from 'node:crypto';
import { demoApplication } from '../demo/application';
import { pdfFile } from '../demo/pdf-file';
import { DEMO_PLAN, type PlanLine } from '../demo/plan';
import { each } from '../demo/progress';
import type { DemoCompany } from '../seed/demo-companies';
import { applicantLogin } from '../seed/applicant-login';
import type { StormClient } from './storm-client';

export interface StormDraft {
  id: string;
  login: string;
  version: number;
  /** Complete, with its files: may be submitted. */
  complete: boolean;
  /** SHA-256 of the bytes that were sent, by slot. */
  files: Record<string, string>;
}

const SLOTS = ['licence', 'commitment', 'patents', 'report'];

/**
 * Opens and saves drafts as their applicants do; the first `complete` of them are filled in as a whole and get their
 * files.
 */
export async function saveDrafts(
  client: StormClient,
  companies: readonly DemoCompany[],
  editionId: string,
  drafts: number,
  complete: number,
  lanes: number,
): Promise<StormDraft[]> {
  const saved: StormDraft[] = [];
  await each(
    'drafts saved',
    Array.from({ length: drafts }, (_, index) => index),
    lanes,
    async (index) => {
      const company = companies[index % companies.length];
      if (!company) throw new Error('A draft without an applicant');
      saved.push(await saveDraft(client, company, editionId, index, index < complete));
    },
  );
  return saved;
}

async function saveDraft(
  client: StormClient,
  company: DemoCompany,
  editionId: string,
  index: number,
  complete: boolean,
): Promise<StormDraft> {
  const login = applicantLogin(company.code);
  const base = DEMO_PLAN[index % 100] as PlanLine;
  const technology = { ...base.technology, name: `${base.technology.name.slice(0, 40)}（演练${index + 1}）` };
  const opened = await client.request(
    login,
    'POST',
    '/api/cases',
    { editionId, title: technology.name.slice(0, 60) },
    { 'idempotency-key': randomUUID() },
  );
  if (opened.status >= 300) throw new Error(`${login} could not open an application: ${JSON.stringify(opened.body)}`);
  await client.settled(login, opened, performance.now());
  const id = String(opened.body['id']);
  const content = demoApplication(
    {
      ...base,
      technology,
      index,
      fate: 'published',
      company: company.code,
      region: company.region ?? '110100',
      group: null,
    },
    company,
  );
  const parts = Object.entries(content).filter(([root]) => complete || root === 'holder' || root === 'technology');
  const patched = await client.must(login, 'PATCH', `/api/cases/${id}/draft`, {
    patches: parts.map(([root, value]) => ({ pointer: `/${root}`, value, baseVersion: 0 })),
  });
  const files: Record<string, string> = {};
  for (const slot of complete ? SLOTS : []) files[slot] = await upload(client, login, id, slot, index);
  return { id, login, version: Number(patched['version']), complete, files };
}

async function upload(
  client: StormClient,
  login: string,
  caseId: string,
  slot: string,
  index: number,
): Promise<string> {
  const bytes = pdfFile(`${slot} ${index}`, 1 + (index % 3));
  const { id } = await client.must(login, 'POST', `/api/cases/${caseId}/uploads`, {
    slot,
    name: `${slot}-${index + 1}.pdf`,
    size: bytes.length,
  });
  await client.must(login, 'PATCH', `/api/uploads/${String(id)}`, bytes, { 'upload-offset': '0' });
  await client.must(login, 'POST', `/api/uploads/${String(id)}/finish`, {});
  return createHash('sha256').update(bytes).digest('hex');
}
