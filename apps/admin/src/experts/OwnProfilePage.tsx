import type { ExpertDetailDto } from '@linxuan/contracts';
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Page, Panel, ProblemAlert, useRead, useSend } from '../components';
import { FactForm } from './FactForm';
import { FactList } from './FactList';
import { ProfileForm } from './ProfileForm';
import { VettingChip } from './VettingChip';

/** The expert's own: who I am, where I worked and with whom I have to do, so that I am not asked what I must decline. */
export default function OwnProfilePage() {
  const translate = useTranslate();
  const read = useRead<ExpertDetailDto>('/expert-profile');
  return (
    <Page title={translate('experts.ownProfile')} read={read} width={860}>
      {(profile) => <Own profile={profile} />}
    </Page>
  );
}

function Own({ profile }: { profile: ExpertDetailDto }) {
  const translate = useTranslate();
  const adding = useSend('experts.added');
  const withdrawing = useSend('experts.withdrawn');
  return (
    <>
      <Panel title={profile.name} aside={<VettingChip vetting={profile.vetting} />}>
        <ProfileForm key={profile.version} profile={profile} />
      </Panel>
      <Panel title={translate('experts.history')}>
        <Typography color="textSecondary" sx={{ mb: 1 }}>
          {translate('experts.historyHelp')}
        </Typography>
        <FactList
          facts={profile.facts}
          onWithdraw={(id) => void withdrawing.send('DELETE', `/expert-profile/facts/${id}`)}
        />
        {withdrawing.error && <ProblemAlert error={withdrawing.error} />}
        <Box sx={{ mt: 2 }}>
          <FactForm sending={adding} />
        </Box>
      </Panel>
    </>
  );
}
