import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Page, useText } from '../components';
import { usePoll } from '../providers/live';
import { useSession } from '../providers/sessionStore';
import type { HomeView } from '../providers/types';
import { useRead } from '../providers/useLinxuan';
import { useIdentityWork } from '../session/useIdentityWork';
import { OFFICES } from '../session/roles';
import { useTones } from '../theme/useTones';
import { CalendarTask } from './CalendarTask';
import { CallTask } from './CallTask';
import { EmptyHome } from './EmptyHome';
import { ExpertEvening } from './ExpertEvening';
import { APPLICANT_KINDS, MyApplications } from './MyApplications';
import { byDue, homeOrder } from './order';
import { FarGroups } from './FarGroups';
import { NominationEntry } from './NominationEntry';
import { Operations } from './Operations';
import { SignaturesWaiting } from './SignaturesWaiting';
import { SetupList } from './SetupList';
import { StageStrip } from './StageStrip';
import { AnyGroup, keyOf, otherWork, type HomeWork } from './AnyGroup';
import { WorstNominators } from './WorstNominators';

/** What is due, for whom and why, before any table: the first page of every role. */
export function HomePage() {
  const translate = useTranslate();
  const text = useText();
  const session = useSession();
  const read = useRead<HomeView>('/home', { refetchInterval: usePoll() });
  const identities = useIdentityWork();
  if (!session) return null;
  const { role } = session.membership;
  return (
    <Page title={translate('home.title')} read={read} width={1080}>
      {(view) => {
        const { due, groups } = view;
        // An applicant's work stands with the application it belongs to; the rest is put before or after it by its
        // date.
        const isApplicant = role === 'enterprise-clerk';
        const own = groups.filter(({ kind }) => isApplicant && APPLICANT_KINDS.includes(kind)).sort(byDue);
        const shown: HomeWork[] = [
          ...groups.filter((group) => !own.includes(group)),
          ...otherWork(session, identities),
        ];
        const { before, after, far } = homeOrder(shown, own[0]?.earliestDue ?? null, new Date(session.now));
        return (
          <>
            <Typography variant="h2" component="p" sx={{ fontSize: { xs: '1.125rem', md: '1.375rem' } }}>
              {translate('home.greeting', { name: session.user.displayName })}
            </Typography>
            <Typography variant="body2" color="textSecondary" sx={{ display: { sm: 'none' } }}>
              {text(session.membership.orgName)} · {translate(`role.${role}`)}
            </Typography>
            {!OFFICES.includes(role) && <DueLine due={due} />}
            {shown.length > 0 && (
              <Typography color="textSecondary" sx={{ mb: 2 }}>
                {translate('home.lead')}
              </Typography>
            )}
            {role === 'expert' && <ExpertEvening groups={groups} />}
            {view.signatures && (view.signatures.count > 0 || OFFICES.includes(role)) && (
              <SignaturesWaiting signatures={view.signatures} />
            )}
            {view.setup && <SetupList steps={view.setup} />}
            {view.calls && <CallTask calls={view.calls} role={role} />}
            {view.calendarYears && !view.setup && <CalendarTask years={view.calendarYears} />}
            {shown.length + own.length + (view.signatures?.count ?? 0) === 0 && role !== 'expert' && (
              <EmptyHome role={role} />
            )}
            <Groups groups={before} />
            {isApplicant && <MyApplications applications={view.applications ?? []} />}
            <Groups groups={after} />
            <FarGroups groups={far} />
            {(role === 'nominator-clerk' || role === 'nominator-lead' || role === 'group-clerk') && (
              <NominationEntry dossiers={view.dossiers ?? []} />
            )}
            {view.operations && <Operations operations={view.operations} />}
            {view.stages && <StageStrip stages={view.stages} />}
            {(role === 'authority-lead' || role === 'authority-clerk') && <WorstNominators />}
          </>
        );
      }}
    </Page>
  );
}

function Groups({ groups }: { groups: HomeWork[] }) {
  if (groups.length === 0) return null;
  return (
    <Box sx={{ display: 'grid', gap: 2, my: 3 }}>
      {groups.map((group) => (
        <AnyGroup key={keyOf(group)} group={group} />
      ))}
    </Box>
  );
}

function DueLine({ due }: { due: HomeView['due'] }) {
  const translate = useTranslate();
  const tones = useTones();
  const parts = (['overdue', 'today', 'soon'] as const).filter((degree) => due[degree] > 0);
  if (parts.length === 0) return <Typography sx={{ mt: 0.5, mb: 2 }}>{translate('home.nothingDue')}</Typography>;
  return (
    <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', my: 1.5 }}>
      {parts.map((degree) => (
        <Box
          key={degree}
          component="span"
          sx={{
            px: 1.5,
            py: 0.5,
            borderRadius: 1.5,
            fontWeight: 650,
            bgcolor: tones.urgency[degree].wash,
            color: tones.urgency[degree].text,
          }}
        >
          {translate(`home.${degree}`, { count: due[degree] })}
        </Box>
      ))}
    </Box>
  );
}
