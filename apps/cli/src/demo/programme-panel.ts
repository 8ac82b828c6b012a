import { userId } from '../seed/seed-users';
import type { DemoClient } from './http-client';
import type { ProgrammeCase } from './programme-case';

export const PANELISTS = ['demo-expert', 'expert2@inst-circular', 'expert3@inst-carbon'];

interface Panel {
  stage: string;
  clerk: string;
  lead: string;
  criteria: readonly string[];
  comment: string;
  session?: { title: string; at: string; place: string };
}
interface PanelView {
  stage: string;
  seats: { id: string; version: number; expertUser: string }[];
}

/** Three experts accept, score and seal; the lead concludes. */
export async function evaluated(
  client: DemoClient,
  one: ProgrammeCase,
  { stage, clerk, lead, criteria, comment, session }: Panel,
): Promise<void> {
  await one.actAnew(clerk, 'seat', { experts: PANELISTS.map(userId), ...(session ? { session } : {}) });
  const { panels } = await client.get<{ panels: PanelView[] }>(clerk, `/api/cases/${one.id}`);
  const seats = panels.filter((panel) => panel.stage === stage).flatMap((panel) => panel.seats);
  await Promise.all(
    PANELISTS.map(async (login, index) => {
      const seat = seats.find(({ expertUser }) => expertUser === userId(login));
      if (!seat) throw new Error(`${login} has no seat`);
      const accepted = await client.act(login, 'seats', seat.id, 'accept', seat.version, { noConflict: true });
      await client.act(login, 'seats', seat.id, 'seal', accepted.version, {
        scores: criteria.map((criterion, at) => ({ criterion, score: 80 + ((index + at) % 9), comment })),
        comment: '总体水平较高，建议通过。',
      });
    }),
  );
  await one.actAnew(lead, 'conclude', {});
}
