import { randomUUID } from 'node:crypto';
import type { DemoCompany } from '../seed/demo-companies';
import type { DemoClient } from './http-client';
import { fileOf } from './programme-files';
import { applicantLogin } from '../seed/applicant-login';

export type DemoFile = [slot: string, kind: 'pdf' | 'docx' | 'jpg'];

/** One application of a programme beside the core one, driven through the API by the people whose acts they are. */
export class ProgrammeCase {
  private constructor(
    private readonly client: DemoClient,
    readonly id: string,
    private readonly login: string,
    private version: number,
  ) {}

  static async open(
    client: DemoClient,
    editionId: string,
    company: DemoCompany,
    title: string,
    sourceCaseId?: string,
  ): Promise<ProgrammeCase> {
    const login = applicantLogin(company.code);
    const opened = await client.post<{ id: string; status: string; requestId: string }>(
      login,
      '/api/cases',
      { editionId, title, ...(sourceCaseId === undefined ? {} : { sourceCaseId }) },
      { 'idempotency-key': randomUUID() },
    );
    if (opened.status !== 'applied') await client.settled(login, opened);
    return new ProgrammeCase(client, opened.id, login, 1);
  }

  /** Fills in the form, uploads the files that the content may refer to by slot, and submits. */
  async submit(
    content: (files: ReadonlyMap<string, string>) => Record<string, unknown>,
    files: DemoFile[],
  ): Promise<void> {
    const uploaded = new Map<string, string>();
    for (const [slot, kind] of files) uploaded.set(slot, await this.upload(slot, kind));
    const { version } = await this.client.get<{ version: number }>(this.login, `/api/cases/${this.id}/draft`);
    const patches = Object.entries(content(uploaded)).map(([root, value]) => ({
      pointer: `/${root}`,
      value,
      baseVersion: version,
    }));
    const patched = (await this.client.raw(
      this.login,
      'PATCH',
      `/api/cases/${this.id}/draft`,
      Buffer.from(JSON.stringify({ patches })),
      { 'content-type': 'application/json' },
    )) as { version: number; refused: unknown[]; conflicts: unknown[] };
    if (patched.refused.length + patched.conflicts.length > 0)
      throw new Error(`The draft was not taken: ${JSON.stringify(patched)}`);
    const sent = await this.client.post<{ status: string; requestId: string; version: number }>(
      this.login,
      `/api/cases/${this.id}/submit`,
      { draftVersion: patched.version },
      { 'if-match': `"${this.version}"`, 'idempotency-key': randomUUID() },
    );
    this.version = (await this.client.settled(this.login, sent)).version;
  }

  /** A later round: the content on top of what stands, with the version that the case has now. */
  async submitAnew(content: Parameters<ProgrammeCase['submit']>[0], files: DemoFile[]): Promise<void> {
    this.version = (
      await this.client.get<{ case: { version: number } }>(this.login, `/api/cases/${this.id}`)
    ).case.version;
    await this.submit(content, files);
  }

  async act(login: string, action: string, payload: object = {}): Promise<void> {
    this.version = (await this.client.act(login, 'cases', this.id, action, this.version, payload)).version;
  }

  /** After others have moved it: with the version that it has now. */
  async actAnew(login: string, action: string, payload: object = {}): Promise<void> {
    this.version = (await this.client.get<{ case: { version: number } }>(login, `/api/cases/${this.id}`)).case.version;
    await this.act(login, action, payload);
  }

  private async upload(slot: string, kind: DemoFile[1]): Promise<string> {
    const bytes = await fileOf(kind, `${slot} ${this.login}`);
    const { id } = await this.client.post<{ id: string }>(this.login, `/api/cases/${this.id}/uploads`, {
      slot,
      name: `${slot}.${kind}`,
      size: bytes.length,
    });
    await this.client.raw(this.login, 'PATCH', `/api/uploads/${id}`, bytes, { 'upload-offset': '0' });
    await this.client.post(this.login, `/api/uploads/${id}/finish`, {});
    return id;
  }
}

/** The dossier of a stage that this person's organisation or its recipient sees in a state. */
export async function dossierOf(
  client: DemoClient,
  login: string,
  editionId: string,
  stage: string,
  state: string,
): Promise<{ id: string; version: number }> {
  const { data } = await client.get<{ data: { id: string; version: number }[] }>(
    login,
    `/api/dossiers?editionId=${editionId}&stage=${stage}&state=${state}&perPage=10`,
  );
  const [found] = data;
  if (!found) throw new Error(`${login} has no ${state} dossier of ${stage}`);
  return found;
}

/** The applicant's own part of every form. */
export function holderOf(company: DemoCompany, n: number): Record<string, unknown> {
  const group = company.parent?.startsWith('soe-') ? company.parent : null;
  return {
    name: company.name.zh,
    uscc: company.uscc,
    regionCode: company.region ?? '440100',
    kind: group ? 'state-owned' : 'private',
    affiliation: group ? 'central-soe' : 'local',
    ...(group ? { groupCode: group } : {}),
    address: `创新大道${n}号`,
    foundedOn: '2010-05-01',
    contact: { person: '联系人', phone: `010-8700100${n}`, email: `programme${n}@example.com` },
  };
}
