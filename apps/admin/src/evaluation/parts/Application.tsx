import type { RevisionContent } from '@linxuan/contracts';
import type { JsonObject } from '@linxuan/form-rules';
import { Box, Paper, Tab, Tabs, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { FieldTable, FileList, useLang } from '../../components';
import { useWorksheetForm } from './useWorksheetForm';

const FILES = 'files';

/** The application beside a worksheet: one step at a time with its files, so that what is judged stays in sight. */
export function Application({
  application,
  first,
  step,
  onStep,
  marked,
}: {
  application: RevisionContent;
  first?: string;
  step?: string;
  onStep?(step: string): void;
  marked?: readonly string[];
}) {
  const translate = useTranslate();
  const lang = useLang();
  const id = useId();
  const { form, resolve, slotTitle } = useWorksheetForm(application.editionId);
  const [own, setOwn] = useState<string | null>(null);
  if (!form) return <Typography color="textSecondary">{translate('work.reading')}</Typography>;
  const current = step ?? own ?? form.steps.find(({ id: one }) => one === first)?.id ?? form.steps[0]?.id ?? FILES;
  const show = (next: string) => {
    setOwn(next);
    onStep?.(next);
  };
  const slots = form.attachments.filter((slot) => slot.step === current).map((slot) => slot.id);
  const files = current === FILES ? application.files : application.files.filter(({ slot }) => slots.includes(slot));
  return (
    <Box sx={{ minWidth: 0 }}>
      <Tabs
        value={current}
        onChange={(_event, next: string) => show(next)}
        variant="scrollable"
        scrollButtons="auto"
        allowScrollButtonsMobile
        aria-label={translate('work.application')}
        sx={{ mb: 1.5, borderBottom: 1, borderColor: 'divider' }}
      >
        {form.steps.map((one) => (
          <Tab
            key={one.id}
            value={one.id}
            label={one.title[lang]}
            id={`${id}-${one.id}`}
            aria-controls={`${id}-panel`}
          />
        ))}
        <Tab
          value={FILES}
          label={translate('work.files', { count: application.files.length })}
          id={`${id}-${FILES}`}
          aria-controls={`${id}-panel`}
        />
      </Tabs>
      <Box role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${current}`} tabIndex={0}>
        {current !== FILES && (
          <FieldTable
            form={form}
            content={application.content as JsonObject}
            steps={[current]}
            files={application.files}
            resolve={resolve}
            {...(marked && { marked })}
          />
        )}
        {(current === FILES || files.length > 0) && (
          <Paper variant="outlined" sx={{ p: { xs: 1.5, sm: 2 }, mt: current === FILES ? 0 : 2 }}>
            <Typography variant="h3">{translate('work.attachments')}</Typography>
            <FileList files={files} slotTitle={slotTitle} />
          </Paper>
        )}
      </Box>
    </Box>
  );
}
