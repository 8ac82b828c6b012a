import type { LadderDto, NoticeRuleDto, NoticeTableDto } from '@linxuan/contracts';
import { Box, Button, Chip, MenuItem, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { EntryField, Page, Panel, useJoin, useRead, useText, useWords } from '../components';
import { PreviewDialog, type PreviewOf } from './PreviewDialog';
import { useSourceWords } from './useSourceWords';

/** What an edition tells to whom, when and how, with a preview on a real case. */
export default function NoticeTablePage() {
  const translate = useTranslate();
  const text = useText();
  const [editionId, setEdition] = useState('');
  const [preview, setPreview] = useState<PreviewOf | null>(null);
  const read = useRead<NoticeTableDto>(
    `/notice-rules${editionId ? `?editionId=${encodeURIComponent(editionId)}` : ''}`,
  );
  return (
    <Page<NoticeTableDto> title={translate('notices.table.title')} read={read} width={1080}>
      {(data) => (
        <>
          <Typography color="textSecondary" sx={{ mb: 2 }}>
            {translate('notices.table.help')}
          </Typography>
          {data.editions.length > 1 && (
            <EntryField
              select
              size="small"
              label={translate('notices.table.edition')}
              value={data.editionId}
              onChange={({ target }) => setEdition(target.value)}
              sx={{ mb: 2, minWidth: 260, maxWidth: '100%' }}
            >
              {data.editions.map(({ id, title }) => (
                <MenuItem key={id} value={id}>
                  {text(title)}
                </MenuItem>
              ))}
            </EntryField>
          )}
          <Panel title={translate('notices.table.notices')}>
            {data.notices.map((rule) => (
              <Rule
                key={rule.id}
                rule={rule}
                onPreview={() =>
                  setPreview({
                    kind: 'notice',
                    title: text(rule.name),
                    events: rule.events,
                    subject: rule.subject,
                    body: rule.body,
                    fields: data.fields.notice,
                  })
                }
              />
            ))}
          </Panel>
          {data.ladders.map((ladder) => (
            <Ladder
              key={ladder.id}
              ladder={ladder}
              onPreview={(step) =>
                setPreview({
                  kind: 'ladder',
                  title: translate(`notices.table.act.${step.act}`),
                  events: [],
                  subject: step.subject,
                  body: step.body,
                  fields: data.fields.ladder,
                })
              }
            />
          ))}
          {preview && <PreviewDialog editionId={data.editionId} of={preview} onClose={() => setPreview(null)} />}
        </>
      )}
    </Page>
  );
}

function Rule({ rule, onPreview }: { rule: NoticeRuleDto; onPreview(): void }) {
  const translate = useTranslate();
  const text = useText();
  const words = useWords();
  const join = useJoin();
  const sourceOf = useSourceWords();
  const to = join([
    ...new Set(
      rule.to.flatMap(({ relation, roles }) => {
        // Work and mass mail have no case behind them: their row says only how, the people are whoever has the work or
        // is on the list.
        if (relation === 'owner' && roles.length === 0)
          return [translate(rule.events.includes('mail.sent') ? 'notices.table.listed' : 'notices.table.holder')];
        return relation === 'affected'
          ? [translate('notices.table.relation.affected')]
          : roles.length === 0
            ? [translate(`notices.table.relation.${relation}`)]
            : roles.map((role) => words.role(role));
      }),
    ),
  ]);
  return (
    <Box
      sx={{
        py: 1,
        borderTop: 1,
        borderColor: 'divider',
        '&:first-of-type': { borderTop: 0 },
        display: 'flex',
        gap: 1,
        flexWrap: 'wrap',
        alignItems: 'center',
      }}
    >
      <Box sx={{ flex: '1 1 300px', minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600 }}>{text(rule.name)}</Typography>
        <Typography variant="body2" color="textSecondary">
          {translate('notices.table.to', { to })} · {sourceOf(rule.source)}
        </Typography>
      </Box>
      {rule.channels.length === 0 && <Chip size="small" variant="outlined" label={translate('notices.bellOnly')} />}
      {rule.channels.map((channel) => (
        <Chip key={channel} size="small" variant="outlined" label={translate(`notices.channel.${channel}`)} />
      ))}
      {rule.urgency === 'urgent' && (
        <Chip size="small" color="warning" variant="outlined" label={translate('notices.urgent')} />
      )}
      {rule.obligatory && <Chip size="small" variant="outlined" label={translate('notices.obligatory')} />}
      <Button
        size="small"
        onClick={onPreview}
        aria-label={`${translate('notices.preview.open')}${translate('mark.colon')}${text(rule.name)}`}
      >
        {translate('notices.preview.open')}
      </Button>
    </Box>
  );
}

function Ladder({ ladder, onPreview }: { ladder: LadderDto; onPreview(step: LadderDto['rungs'][number]): void }) {
  const translate = useTranslate();
  const words = useWords();
  const join = useJoin();
  const sourceOf = useSourceWords();
  const tasks = ladder.tasks.includes('*')
    ? translate('notices.table.everyTask')
    : join(ladder.tasks.map((kind) => words.task(kind)));
  const when = (days: number) =>
    translate(days === 0 ? 'notices.table.onDue' : days < 0 ? 'notices.table.before' : 'notices.table.after', {
      smart_count: Math.abs(days),
    });
  return (
    <Panel
      title={translate('notices.table.ladder', { tasks })}
      aside={
        <Typography variant="body2" color="textSecondary">
          {sourceOf(ladder.source)}
        </Typography>
      }
    >
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {ladder.rungs.map((step) => (
          <Box
            component="li"
            key={step.id}
            sx={{ py: 0.75, display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}
          >
            <Typography sx={{ flex: '1 1 260px', minWidth: 0 }}>
              <strong>{when(step.days)}</strong> · {translate(`notices.table.act.${step.act}`)}
            </Typography>
            {step.channels.map((channel) => (
              <Chip key={channel} size="small" variant="outlined" label={translate(`notices.channel.${channel}`)} />
            ))}
            <Button
              size="small"
              onClick={() => onPreview(step)}
              aria-label={`${translate('notices.preview.open')}${translate('mark.colon')}${when(step.days)}`}
            >
              {translate('notices.preview.open')}
            </Button>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}
