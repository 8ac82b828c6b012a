import type { ListWorkspace } from '@linxuan/contracts';
import { Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { decisionRoom } from '../decision';
import { ActionBar, Panel, useFormat, useJoin, useLinxuan, useText } from '../components';
import { useTones } from '../theme/useTones';

interface PreparedItem {
  caseId: string;
  listed: boolean;
  reasonCode?: string;
  reason?: string;
}

/** The list as it was prepared, to be decided by another person as it stands, or sent back to be changed. */
export function PreparedList({ work, content }: { work: ListWorkspace; content: Record<string, unknown> }) {
  const translate = useTranslate();
  const text = useText();
  const join = useJoin();
  const format = useFormat();
  const tones = useTones();
  const provider = useLinxuan();
  const items = (content['items'] ?? []) as PreparedItem[];
  const given = new Map(items.map((item) => [item.caseId, item]));
  const reasonOf = (code: string | undefined) => text(work.reasons.find((reason) => reason.code === code)?.text);
  const dossier = work.dossier;
  if (!dossier) return null;
  return (
    <>
      <Panel
        title={translate('ministry.prepared')}
        aside={
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
            <Button size="small" variant="outlined" component={Link} to={decisionRoom(dossier.id)}>
              {translate('decision.open')}
            </Button>
            <Button size="small" onClick={() => void provider.download(`/documents/lists/${dossier.id}/minutes`)}>
              {translate('ministry.minutesPaper')}
            </Button>
          </Box>
        }
      >
        <Typography>
          {translate('ministry.preparedBy', {
            name: dossier.preparedBy ?? '',
            at: format.dateTime(dossier.preparedAt),
          })}{' '}
          {translate('ministry.listedOf', {
            listed: items.filter(({ listed }) => listed).length,
            not: items.filter(({ listed }) => !listed).length,
          })}
        </Typography>
        <Typography sx={{ whiteSpace: 'pre-wrap', my: 1 }}>{String(content['minutes'] ?? '')}</Typography>
        {Array.isArray(content['participants']) && (
          <Typography variant="body2" color="textSecondary">
            {translate('ministry.participants')}
            {translate('mark.colon')}
            {join(content['participants'] as string[])}
          </Typography>
        )}
        <Box sx={{ mt: 1.5 }}>
          <ActionBar subject={{ type: 'dossier', id: dossier.id, version: dossier.version }} actions={work.actions} />
        </Box>
      </Panel>
      {work.areas.map((area) => (
        <Panel key={area.area} title={`${area.area} ${text(area.title)}`}>
          <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {[...area.cases, ...area.notRanked].map((row) => {
              const item = given.get(row.id);
              return (
                <Box
                  component="li"
                  key={row.id}
                  sx={{
                    display: 'grid',
                    gridTemplateColumns: { xs: '36px minmax(0, 1fr)', md: '44px minmax(0, 1fr) 90px 220px' },
                    gap: 1,
                    py: 0.75,
                    borderBottom: 1,
                    borderColor: 'divider',
                    alignItems: 'center',
                  }}
                >
                  <Typography sx={{ fontWeight: 700 }}>{row.rank ?? '—'}</Typography>
                  <Box>
                    <Typography sx={{ fontWeight: 600 }}>{row.title}</Typography>
                    <Typography variant="body2" color="textSecondary">
                      {row.number} · {row.holderName}
                    </Typography>
                  </Box>
                  <Typography variant="body2">{row.combined?.toFixed(2) ?? '—'}</Typography>
                  <Typography variant="body2" sx={{ gridColumn: { xs: '2', md: 'auto' } }}>
                    <Box
                      component="span"
                      sx={{
                        fontWeight: 700,
                        color: item?.listed ? tones.urgency.normal.text : tones.urgency.overdue.text,
                      }}
                    >
                      {item
                        ? translate(item.listed ? 'ministry.listed' : 'ministry.notListed')
                        : translate('ministry.cameLater')}
                    </Box>
                    {item &&
                      !item.listed &&
                      `${translate('mark.colon')}${[reasonOf(item.reasonCode), item.reason].filter(Boolean).join(translate('mark.semicolon'))}`}
                  </Typography>
                </Box>
              );
            })}
          </Box>
        </Panel>
      ))}
    </>
  );
}
