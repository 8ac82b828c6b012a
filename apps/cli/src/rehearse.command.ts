import { counted } from '@linxuan/form-rules';
import { readEdition } from '@linxuan/feature-programme';
import { calendarFromChineseDays, dueDatesOf } from '@linxuan/domain';
import { setClock } from '@linxuan/feature-clock';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { databaseUrl, loadConfigOrExit } from '@linxuan/platform';
import { readEditionSources, readOrganisations } from './config-files';
import { DemoClient } from './demo/http-client';
import { demoApiOnly, demoModeOnly } from './demo/only-in-demo';
import { each } from './demo/progress';
import { Round } from './demo/round';
import { createApplicants, seats } from './rehearse/applicants';
import { applicantLogin } from './seed/applicant-login';
import { prepareBatches, type Batch } from './rehearse/batches';
import { saveDrafts } from './rehearse/drafts';
import {
  drained,
  judgeBatches,
  judgeReceipts,
  judgeSubmissions,
  percentiles,
  type Evidence,
} from './rehearse/evidence';
import { storm } from './rehearse/storm';
import { StormClient } from './rehearse/storm-client';
import { userId } from './seed/seed-users';

const EDITION = 'green-technology-2024';
const LANES = 12;
const DRAFTS_EACH = 10;

export interface RehearseOptions {
  api: string;
  drafts: string;
  submissions: string;
  batches: string;
  kills: string;
}

/**
 * A last hour before the close: drafts, submissions with files, batches, dying workers. Ends with code 1 when a promise
 * is not kept.
 */
export async function rehearse(options: RehearseOptions): Promise<void> {
  const started = Date.now();
  const wanted = {
    submissions: Number(options.submissions),
    drafts: Math.max(Number(options.drafts), Number(options.submissions)),
    batches: Number(options.batches),
    kills: Number(options.kills),
  };
  const config = loadConfigOrExit({ needs: ['admin'] });
  demoModeOnly(config.mode);
  await demoApiOnly(options.api);
  const work = new UnitOfWork(await createDataSource(databaseUrl(config, 'admin'), { poolSize: 8 }).initialize());
  try {
    const { definition } = readEdition(readEditionSources('green-technology', '2024'), readOrganisations() as never);
    const application = definition?.stages.find(({ kind }) => kind === 'application');
    if (!definition || application?.kind !== 'application') throw new Error('The edition cannot be read');
    const dueDates = dueDatesOf(calendarFromChineseDays());
    const closesAt = dueDates.due(application.closes, new Date().toISOString());
    if (closesAt === null) throw new Error('The edition states no close');
    const client = new StormClient(options.api);
    const now = async () => String(((await (await fetch(`${options.api}/api/clock`)).json()) as { now: string }).now);
    const moveTo = async (iso: string) => {
      await setClock(work, new Date(iso));
      while (Math.abs(Date.parse(await now()) - Date.parse(iso)) > 10_000)
        await new Promise((settle) => setTimeout(settle, 20));
      // The other processes hear it a moment later; they stamp nothing that counts, but their logs should agree.
      await new Promise((settle) => setTimeout(settle, 300));
    };
    await moveTo(new Date(Date.parse(closesAt) - 3_600_000).toISOString());
    const round = new Round(new DemoClient(options.api), definition, EDITION, userId, () => Promise.resolve());
    const batches = await prepareBatches(work, round, wanted.batches);
    const companies = await createApplicants(
      work,
      'applicant',
      seats(Math.max(1, Math.ceil(wanted.drafts / DRAFTS_EACH))),
      1,
    );
    await each(
      'applicants signed in',
      companies,
      4,
      async (company) => void (await client.signIn(applicantLogin(company.code))),
    );
    await Promise.all(
      [...new Set(batches.flatMap(({ releaser, recipient }) => [releaser, recipient]))].map((login) =>
        client.signIn(login),
      ),
    );
    const drafts = await saveDrafts(client, companies, EDITION, wanted.drafts, wanted.submissions, LANES);
    // What was prepared took its time on the clock as well; the last minutes begin now.
    await moveTo(new Date(Date.parse(closesAt) - 3_000_000).toISOString());
    const kill = (n: number) => process.send?.({ kill: n });
    const result = await storm(client, drafts, batches, {
      closesAt,
      lanes: LANES,
      kills: wanted.kills,
      kill,
      setClock: moveTo,
      now,
    });
    const quiet = await drained(work);
    const dueOf = async (batch: Batch) => {
      const stage = definition.stages.find(({ id }) => id === batch.stage);
      return Promise.resolve(stage?.kind === 'nomination' ? dueDates.due(stage.deadline, closesAt) : null);
    };
    const found: Evidence[] = [
      { violations: quiet ? [] : ['requests are still open two minutes after the storm'], lines: [] },
      await judgeSubmissions(work, result, closesAt),
      await judgeReceipts(work, client, result, LANES),
      await judgeBatches(work, client, result, dueOf),
    ];
    if (!(await drained(work))) found.push({ violations: ['the late batches are not settled'], lines: [] });
    const applied = result.submissions.filter(({ answer }) => answer.body['status'] === 'applied');
    report(
      [
        `close ${closesAt}; ${counted(drafts.length, 'draft')} saved, ${counted(result.autosaves, 'autosave')} during the storm, ${counted(wanted.kills, 'worker')} killed`,
        ...found.flatMap(({ lines }) => lines),
        `answer to a submission: ${percentiles(result.submissions.map(({ firstTook }) => firstTook))}`,
        `until it was applied:     ${percentiles(applied.map(({ answer }) => answer.took))}`,
        `storm of ${result.seconds.toFixed(1)} s (${(result.submissions.length / result.seconds).toFixed(1)} submissions a second), rehearsal of ${((Date.now() - started) / 1000).toFixed(0)} s`,
      ],
      found.flatMap(({ violations }) => violations),
    );
  } finally {
    await work.source.destroy();
  }
}

function report(lines: string[], violations: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
  for (const violation of violations.slice(0, 50)) process.stdout.write(`VIOLATION ${violation}\n`);
  process.stdout.write(
    violations.length === 0
      ? 'rehearsal: every promise was kept\n'
      : `rehearsal: ${counted(violations.length, 'violation')}\n`,
  );
  if (violations.length > 0) process.exitCode = 1;
}
