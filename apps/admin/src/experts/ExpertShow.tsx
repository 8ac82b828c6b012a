import type { ExpertDetailDto } from '@linxuan/contracts';
import { Alert, Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import {
  businessDay,
  DayField,
  Panel,
  ProblemAlert,
  RecordPage,
  useFormat,
  useJoin,
  useSend,
  useText,
} from '../components';
import { FactList } from './FactList';
import { VettingChip } from './VettingChip';

const YEAR_DAYS = 365;

/** One expert as the secretariat sees it: the profile, the history, and what was taken back; then the vetting. */
export default function ExpertShow() {
  return (
    <RecordPage<ExpertDetailDto> title={({ name }) => name} width={860}>
      {(expert) => <Expert expert={expert} />}
    </RecordPage>
  );
}

function Expert({ expert }: { expert: ExpertDetailDto }) {
  const translate = useTranslate();
  const text = useText();
  const join = useJoin();
  const format = useFormat();
  const rows: [string, string][] = [
    ['orgName', text(expert.orgName)],
    ['level', [expert.title, translate(`experts.level.${expert.level}`)].filter(Boolean).join(' · ')],
    ['expertise', join(expert.expertise)],
    [
      'load',
      expert.loadCap === null
        ? translate('experts.owed', { count: expert.load })
        : translate('experts.owedOf', { count: expert.load, most: expert.loadCap }),
    ],
    [
      'awayFrom',
      expert.awayFrom && expert.awayUntil ? `${format.date(expert.awayFrom)}–${format.date(expert.awayUntil)}` : '',
    ],
  ];
  return (
    <>
      <Panel title={expert.name} aside={<VettingChip vetting={expert.vetting} />}>
        <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: { sm: '160px 1fr' }, gap: 1, m: 0 }}>
          {rows
            .filter(([, value]) => value !== '')
            .map(([source, value]) => (
              <Box key={source} sx={{ display: 'contents' }}>
                <Typography component="dt" variant="body2" color="textSecondary">
                  {translate(`resources.experts.fields.${source}`)}
                </Typography>
                <Typography component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
                  {value}
                </Typography>
              </Box>
            ))}
        </Box>
      </Panel>
      <Panel title={translate('experts.history')}>
        <FactList facts={expert.facts} />
      </Panel>
      {expert.withdrawn.length > 0 && (
        <Panel title={translate('experts.takenBack')}>
          <FactList facts={expert.withdrawn} />
        </Panel>
      )}
      <Vetting expert={expert} />
    </>
  );
}

/** Yearly, by somebody else than the expert, and of the very version that is on the screen. */
function Vetting({ expert }: { expert: ExpertDetailDto }) {
  const translate = useTranslate();
  const format = useFormat();
  const sending = useSend('experts.vetted');
  const [until, setUntil] = useState(businessDay(YEAR_DAYS));
  const { id, version, vettedAt, vettedBy, vettedUntil } = expert;
  return (
    <Panel title={translate('experts.vettingTitle')}>
      {vettedAt && (
        <Typography sx={{ mb: 1 }}>
          {translate('experts.vettedBy', {
            name: vettedBy ?? '',
            at: format.dateTime(vettedAt),
            until: format.date(vettedUntil ?? ''),
          })}
        </Typography>
      )}
      {version === 0 ? (
        <Alert severity="info">{translate('experts.nothingStated')}</Alert>
      ) : (
        <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', alignItems: 'flex-start' }}>
          <DayField
            kind="coming"
            label={translate('experts.vetUntil')}
            value={until}
            onChange={({ target }) => setUntil(target.value)}
          />
          <Button
            variant="contained"
            disabled={sending.busy}
            sx={{ mt: 1 }}
            onClick={() => void sending.send('POST', `/experts/${id}/vetting`, { version, until })}
          >
            {translate('experts.vet')}
          </Button>
        </Box>
      )}
      {sending.error && <ProblemAlert error={sending.error} />}
    </Panel>
  );
}
